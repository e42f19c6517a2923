// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.QueueDepth;

class ClientConnectTest extends ClientFixture {

	@Test
	void connectsOnAThreadOfItsOwn() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient client = connect(listener.port());
			assertSame(MessageClient.State.CONNECTED, client.state());
			assertEquals(Optional.empty(), client.ending());
			assertEquals("client of 127.0.0.1:" + listener.port(), client.label().owner());
			assertEquals("127.0.0.1:" + listener.port(), client.label().peer());
			assertEquals(new QueueDepth(0, 0), client.queued());
			assertEquals(List.of("connected"), observer.told());
			client.send(body("HELLO"));
			try (ScriptedPeer peer = listener.accept()) {
				peer.expectHex("00000005 48454c4c4f");
			}
		}
	}

	// line 24
	@Test
	void connectsAsOftenAsOneLikes() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient first = connect(listener.port());
			MessageClient second = connect(listener.port());
			try (ScriptedPeer firstPeer = listener.accept(); ScriptedPeer secondPeer = listener.accept()) {
				first.send(body("first"));
				second.send(body("second"));
				firstPeer.expect(Frames.u32("first"));
				secondPeer.expect(Frames.u32("second"));
			}
			assertEquals(first.settings(), second.settings());
			assertTrue(first.label().id() < second.label().id());
		}
	}

	// line 38
	@Test
	void aRefusedConnectionIsAFailureWithTheReason() throws Exception {
		int port = closedPort();
		MessageClient client = clients.connect(settings(port), observer);
		TransportException failure = assertThrows(TransportException.class, client::awaitConnected);
		assertEquals(Phase.CONNECT, failure.phase());
		assertEquals("127.0.0.1:" + port, failure.peer());
		assertEquals("cannot connect to 127.0.0.1:" + port + ": " + failure.getCause().getMessage(), failure.getMessage());
		Ending ending = endingOf(client);
		assertEquals(How.NOT_CONNECTED, ending.how());
		assertEquals(By.PEER, ending.by());
		assertEquals(failure.getMessage(), ending.reason());
		assertSame(MessageClient.State.ENDED, client.state());
		assertEquals(List.of("failed", "ended NOT_CONNECTED by PEER"), observer.told());
		assertEquals(List.of(), clients.open());
		assertThrows(ConnectionClosedException.class, () -> client.send(body("too late")));
	}

	// line 38
	@Test
	void aHostWithoutAnAddressIsAFailureOfLookingUp() {
		// too long a label for any name service to be asked
		String host = "x".repeat(64) + ".invalid";
		MessageClient client = clients.connect(ClientSettings.to(Endpoint.parse(host)), observer);
		TransportException failure = assertThrows(TransportException.class, client::awaitConnected);
		assertEquals(Phase.RESOLVE, failure.phase());
		assertEquals("cannot look up " + host + ": no address is known for this host name", failure.getMessage());
	}

	@Test
	void anUnknownLayoutIsRefusedByName() {
		IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class,
				() -> clients.connect(settings(1).withLayout("u31"), observer));
		assertEquals("unknown layout 'u31': known here are u32", refusal.getMessage());
		assertEquals(List.of(), clients.open());
	}

	@Test
	void aFrameLimitBelowTheHeaderIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> clients.connect(settings(1).withFrameLimit(3), observer));
		assertEquals(List.of(), clients.open());
	}

	@Test
	void anObserverThatFailsLeavesNobodyWaiting(LogGuard log) throws Exception {
		log.expectError("an observer of client of 127.0.0.1");
		MessageClient client = clients.connect(settings(closedPort()), new ClientObserver() {
			@Override
			public void failed(MessageClient failing, TransportException failure) {
				throw new IllegalStateException("no failures foreseen");
			}

			@Override
			public void ended(MessageClient ending, Ending how) {
				throw new IllegalStateException("no end foreseen");
			}
		});
		assertThrows(TransportException.class, client::awaitConnected);
		assertEquals(How.NOT_CONNECTED, endingOf(client).how());
	}

	@Test
	void anObserverThatFailsWhenConnectedEndsTheClient(LogGuard log) throws Exception {
		log.expectError("no welcome");
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient client = clients.connect(settings(listener.port()), new ClientObserver() {
				@Override
				public void connected(MessageClient connecting) {
					throw new IllegalStateException("no welcome");
				}
			});
			try (ScriptedPeer peer = listener.accept()) {
				peer.expectEnd();
				peer.shutdownOutput();
				client.awaitConnected();
				assertEquals(How.HANDLER_FAILED, endingOf(client).how());
			}
		}
	}

	private static int closedPort() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open()) {
			return listener.port();
		}
	}
}
