// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.traffic.TrafficLimits;
import org.lengthwise.ui.internal.servers.ManagedServer.State;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

@ExtendWith(LogGuard.class)
class ServerListTest {

	private static final Endpoint FREE_PORT = new Endpoint("127.0.0.1", 0);

	private final MessageServers service = MessageServers.using(LayoutCatalogue.standard());
	private final Preferences node = InstanceScope.INSTANCE.getNode("org.lengthwise.ui.tests").node("servers");
	private ServerList list;

	@BeforeEach
	void open() {
		list = reopened();
	}

	@AfterEach
	void close() throws BackingStoreException {
		list.close();
		service.close();
		node.removeNode();
	}

	private ServerList reopened() {
		return new ServerList(service, new LiveTraffic(TrafficLimits.DEFAULT), node);
	}

	private static ServerProfile profile(String name, Endpoint address) {
		return new ServerProfile(name, address, StandardResponder.ECHO, 1000, 10);
	}

	private static void await(ManagedServer server, State state) {
		Conditions.await("the server is " + state, () -> server.state() == state);
	}

	@Test
	void startsAndStopsAServer() throws Exception {
		ManagedServer server = list.add(profile("a", FREE_PORT));
		assertTrue(server.canStart());
		list.start(server);
		await(server, State.RUNNING);
		Endpoint address = server.address().orElseThrow();
		try (Socket client = new Socket(address.host(), address.port())) {
			Conditions.await("the connection is shown", () -> server.connections().size() == 1);
			list.stop(server);
			await(server, State.STOPPED);
			assertEquals(-1, client.getInputStream().read());
		}
		assertTrue(server.address().isEmpty());
	}

	@Test
	void saysWhyAServerCannotStart() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			ManagedServer server = list.add(profile("a", new Endpoint("127.0.0.1", taken.getLocalPort())));
			list.start(server);
			Conditions.await("the failure is told", () -> server.failure().isPresent());
			assertTrue(server.failure().get().contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()), server.failure().get());
			await(server, State.STOPPED);
		}
	}

	@Test
	void keepsServersOverARestartAndOffersThoseThatRan() {
		ManagedServer ran = list.add(profile("ran", FREE_PORT));
		list.add(new ServerProfile("stood", new Endpoint("::1", 4711), StandardResponder.DISCARD, 123, 4));
		list.start(ran);
		await(ran, State.RUNNING);
		list.close();

		list = reopened();
		assertEquals(List.of("ran", "stood"), list.servers().stream().map(server -> server.profile().name()).toList());
		assertEquals(new ServerProfile("stood", new Endpoint("::1", 4711), StandardResponder.DISCARD, 123, 4), list.servers().get(1).profile());
		assertEquals(List.of(list.servers().getFirst()), list.interrupted());
		assertEquals(State.STOPPED, list.servers().getFirst().state());

		list.startInterrupted();
		await(list.servers().getFirst(), State.RUNNING);
		assertTrue(list.interrupted().isEmpty());
	}

	@Test
	void offersNoServerThatWasStoppedOrDismissed() {
		ManagedServer stopped = list.add(profile("stopped", FREE_PORT));
		ManagedServer dismissed = list.add(profile("dismissed", FREE_PORT));
		list.start(stopped);
		list.start(dismissed);
		await(stopped, State.RUNNING);
		list.stop(stopped);
		list.close();
		list = reopened();
		assertEquals(List.of("dismissed"), list.interrupted().stream().map(server -> server.profile().name()).toList());
		list.forgetInterrupted();
		list.close();
		list = reopened();
		assertTrue(list.interrupted().isEmpty());
	}

	@Test
	void stopsAServerThatIsRemoved() {
		ManagedServer server = list.add(profile("a", FREE_PORT));
		list.start(server);
		await(server, State.RUNNING);
		list.remove(server);
		assertTrue(list.servers().isEmpty());
		await(server, State.STOPPED);
		assertTrue(service.running().isEmpty());
	}

	@Test
	void changesARunningServerWhenItIsStartedAgain() {
		ManagedServer server = list.add(profile("a", FREE_PORT));
		list.start(server);
		await(server, State.RUNNING);
		list.edit(server, new ServerProfile("b", FREE_PORT, StandardResponder.REVERSE, 1000, 10));
		assertEquals("b", server.profile().name());
		assertEquals(StandardResponder.ECHO, service.running().getFirst().settings().responder());
		list.stop(server);
		list.start(server);
		Conditions.await("it runs as described", () -> !service.running().isEmpty() && service.running().getFirst().settings().responder() == StandardResponder.REVERSE);
	}

	@Test
	void knowsWhatNobodyElseCanReach() {
		assertTrue(profile("a", new Endpoint("127.0.0.2", 1)).isLoopbackOnly());
		assertTrue(profile("a", new Endpoint("LocalHost", 1)).isLoopbackOnly());
		assertTrue(profile("a", new Endpoint("::1", 1)).isLoopbackOnly());
		assertFalse(profile("a", new Endpoint("0.0.0.0", 1)).isLoopbackOnly());
		assertFalse(profile("a", new Endpoint("::", 1)).isLoopbackOnly());
		assertFalse(profile("a", new Endpoint("example.org", 1)).isLoopbackOnly());
	}
}
