// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.traffic.TrafficSink;

class ServerStartTest extends ServerFixture {

	@Test
	void onPortZeroTakesAnyFreePortAndNamesIt() throws IOException {
		MessageServer server = start(ANY_PORT);
		assertNotEquals(0, server.address().port());
		assertEquals(0, server.settings().address().port());
		assertTrue(server.isRunning());
		assertServesOthers(server);
	}

	// line 45
	@Test
	void listensOnLoopbackOnlyByDefault() throws IOException {
		assertEquals(new Endpoint("127.0.0.1", 9898), ServerSettings.DEFAULT.address());
		assertTrue(InetAddress.getByName(start(ANY_PORT).address().host()).isLoopbackAddress());
	}

	@Test
	void listensOnAllInterfacesWhereThatIsAskedFor() throws IOException {
		MessageServer server = start(ANY_PORT.at(new Endpoint("0.0.0.0", 0)));
		assertTrue(InetAddress.getByName(server.address().host()).isAnyLocalAddress());
		assertServesOthers(server);
	}

	// lines 28 and 38
	@Test
	void aPortInUseIsAFailureWithTheReason() throws IOException {
		try (ScriptedListener taken = ScriptedListener.open()) {
			TransportException failure = assertThrows(TransportException.class, () -> start(ANY_PORT.onPort(taken.port())));
			assertEquals(Phase.LISTEN, failure.phase());
			assertEquals("127.0.0.1:" + taken.port(), failure.peer());
			assertTrue(failure.getMessage().startsWith("cannot listen on 127.0.0.1:" + taken.port() + ": "), failure.getMessage());
			assertEquals(failure.getMessage(), "cannot listen on " + failure.peer() + ": " + failure.getCause().getMessage());
		}
		assertEquals(List.of(), servers.running());
	}

	// line 38
	@Test
	void anAddressOfAnotherMachineIsAFailureWithTheReason() {
		TransportException failure = assertThrows(TransportException.class, () -> start(ANY_PORT.at(new Endpoint("192.0.2.1", 0))));
		assertEquals(Phase.LISTEN, failure.phase());
	}

	// line 38
	@Test
	void aHostWithoutAnAddressIsAFailureOfLookingUp() {
		// too long a label for any name service to be asked
		String host = "x".repeat(64) + ".invalid";
		TransportException failure = assertThrows(TransportException.class, () -> start(ANY_PORT.at(new Endpoint(host, 0))));
		assertEquals(Phase.RESOLVE, failure.phase());
		assertEquals("cannot look up " + host + ": no address is known for this host name", failure.getMessage());
	}

	@Test
	void anUnknownLayoutIsRefusedByName() {
		IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> start(ANY_PORT.withLayout("u31")));
		assertEquals("unknown layout 'u31': known here are u32", refusal.getMessage());
		assertEquals(List.of(), servers.running());
	}

	@Test
	void aFrameLimitBelowTheHeaderIsRefused() {
		IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> start(ANY_PORT.withFrameLimit(3)));
		assertTrue(refusal.getMessage().startsWith("limit of 3 bytes for a frame: "), refusal.getMessage());
		assertEquals(List.of(), servers.running());
	}

	@Test
	void asksOnceWhereTheTrafficGoes() throws IOException {
		MessageServer server = start(ANY_PORT);
		assertServesOthers(server);
		assertServesOthers(server);
		assertEquals(1, observer.askedForTraffic());
	}

	@Test
	void anObserverThatFailsAtTheStartKeepsNoPort() throws IOException {
		ServerSettings settings = ANY_PORT.onPort(freePort());
		ServerObserver failing = new ServerObserver() {
			@Override
			public TrafficSink traffic() {
				throw new IllegalStateException("no traffic today");
			}
		};
		assertThrows(IllegalStateException.class, () -> servers.start(settings, failing));
		assertEquals(List.of(), servers.running());
		assertServesOthers(start(settings));
	}

	@Test
	void isRefusedOnceTheServersAreClosed() throws IOException {
		int port = freePort();
		servers.close();
		IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> start(ANY_PORT.onPort(port)));
		assertEquals("these servers were closed: none is started any more", refusal.getMessage());
		assertEquals(List.of(), servers.running());
		assertIsFree(port);
	}

	@Test
	void isRefusedEvenIfTheServersAreClosedMeanwhile() throws IOException {
		int port = freePort();
		assertThrows(IllegalStateException.class, () -> servers.start(ANY_PORT.onPort(port), new ServerObserver() {
			@Override
			public TrafficSink traffic() {
				servers.close();
				return TrafficSink.NONE;
			}
		}));
		assertEquals(List.of(), servers.running());
		assertIsFree(port);
	}

	private static void assertIsFree(int port) throws IOException {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertTrue(socket.isBound());
		}
	}

	private int freePort() throws TransportException {
		try (MessageServer server = start(ANY_PORT)) {
			return server.address().port();
		}
	}
}
