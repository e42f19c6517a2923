// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Ending;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** The scenario that Lengthwise comes from, by the services of a running Equinox, on loopback. */
@ExtendWith(LogGuard.class)
class ScenarioTest {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final BundleContext context = FrameworkUtil.getBundle(ScenarioTest.class).getBundleContext();
	private final MessageServers servers = service(MessageServers.class);
	private final MessageClients clients = service(MessageClients.class);
	private MessageServer server;
	private MessageClient client;

	@BeforeEach
	void connect() throws Exception {
		server = servers.start(ServerSettings.DEFAULT.onPort(0), ServerObserver.NONE);
		client = clients.connect(ClientSettings.to(server.address()), ClientObserver.NONE);
		client.awaitConnected();
	}

	@AfterEach
	void close() {
		client.close();
		server.close();
	}

	@Test
	void playsPingPong() throws Exception {
		PingPong pingPong = client.play(PingPongSettings.rounds(100), List.of(body("Hello"), body("World")));
		assertTrue(pingPong.awaitEnd(SOON));
		assertEquals(200, pingPong.roundTrips());
		assertEquals(200, server.counts().messagesIn());
	}

	@Test
	void knowsWhatRunsAndForgetsWhatHasEnded() throws Exception {
		assertEquals(List.of(server), servers.running());
		assertEquals(List.of(client), clients.open());
		client.close();
		client.awaitEnd(SOON);
		server.close();
		assertEquals(List.of(), servers.running());
		assertEquals(List.of(), clients.open());
	}

	/** Line 27 of the wire checklist: stopping the bundle ends sockets in order. */
	@Test
	void endsEveryConnectionInOrderWhenItsBundleStops() throws Exception {
		Bundle bundle = FrameworkUtil.getBundle(MessageServers.class);
		bundle.stop();
		try {
			Ending ending = client.awaitEnd(SOON).orElseThrow();
			assertEquals(Ending.By.PEER, ending.by());
			assertEquals(Ending.How.CLOSED, ending.how());
			assertEquals(List.of(), servers.running());
		} finally {
			restart(bundle);
		}
	}

	private void restart(Bundle bundle) throws BundleException {
		bundle.start();
		Conditions.await("the server service is back", () -> context.getServiceReference(MessageServers.class) != null);
	}

	private <T> T service(Class<T> type) {
		return context.getService(context.getServiceReference(type));
	}

	private static ByteBuffer body(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}
}
