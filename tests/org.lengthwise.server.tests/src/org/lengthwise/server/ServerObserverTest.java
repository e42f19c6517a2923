// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedPeer;

/** Line 25: an observer that fails harms at most the connection that it was told of. */
class ServerObserverTest extends ServerFixture {

	@Test
	void isToldOfAConnectionInOrder() throws IOException {
		List<String> told = new CopyOnWriteArrayList<>();
		MessageServer server = servers.start(ANY_PORT, new ServerObserver() {
			@Override
			public void connected(ServerConnection connection) {
				told.add("connected");
			}

			@Override
			public void broken(ServerConnection connection, FramingException error) {
				told.add("broken");
			}

			@Override
			public void ended(ServerConnection connection, Ending ending) {
				told.add("ended");
			}
		});
		try (ScriptedPeer peer = connect(server)) {
			peer.sendHex("ffffffff");
			peer.expectEnd();
		}
		Conditions.await("the end", () -> told.contains("ended"));
		assertEquals(List.of("connected", "broken", "ended"), told);
	}

	@Test
	void thatFailsWhenAPeerConnectsEndsThatConnectionOnly(LogGuard log) throws IOException {
		log.expectError("no welcome");
		RecordingObserver failing = new RecordingObserver() {
			@Override
			public void connected(ServerConnection connection) {
				super.connected(connection);
				if (connected().size() == 1) {
					throw new IllegalStateException("no welcome");
				}
			}
		};
		MessageServer server = servers.start(ANY_PORT, failing);
		try (ScriptedPeer peer = connect(server)) {
			peer.expectEnd();
			peer.shutdownOutput();
			assertEquals("no welcome", failing.endingOf(peer).reason());
		}
		assertServesOthers(server);
	}

	@Test
	void thatFailsAtAFramingErrorEndsThatConnectionOnly(LogGuard log) throws IOException {
		log.expectError("not told apart");
		MessageServer server = servers.start(ANY_PORT, new ServerObserver() {
			@Override
			public void broken(ServerConnection connection, FramingException error) {
				throw new IllegalStateException("not told apart");
			}
		});
		try (ScriptedPeer bystander = connect(server); ScriptedPeer peer = connect(server)) {
			assertEchoes(bystander, "before");
			peer.sendHex("ffffffff");
			peer.expectEnd();
			assertEchoes(bystander, "after");
		}
	}

	@Test
	void thatFailsAtTheEndOfAConnectionIsLogged(LogGuard log) throws IOException {
		log.expectError("an observer of server");
		MessageServer server = servers.start(ANY_PORT, new ServerObserver() {
			@Override
			public void ended(ServerConnection connection, Ending ending) {
				throw new IllegalStateException("no farewell");
			}
		});
		assertServesOthers(server);
		Conditions.await("the end", () -> server.connections().isEmpty());
		assertServesOthers(server);
	}

	@Test
	void knowsOfEachEndBeforeTheServerHasStopped() throws Exception {
		CountDownLatch telling = new CountDownLatch(1);
		CountDownLatch mayKnow = new CountDownLatch(1);
		AtomicBoolean knows = new AtomicBoolean();
		MessageServer server = servers.start(ANY_PORT, new ServerObserver() {
			@Override
			public void ended(ServerConnection connection, Ending ending) {
				telling.countDown();
				awaitLatch(mayKnow);
				knows.set(true);
			}
		});
		assertServesOthers(server);
		telling.await();
		assertEquals(List.of(), server.connections());
		Thread stopping = Thread.ofVirtual().start(server::close);
		Conditions.await("a stop that waits", () -> stopping.getState() == Thread.State.TIMED_WAITING);
		mayKnow.countDown();
		stopping.join();
		assertTrue(knows.get());
	}

	@Test
	void thatFailsAtARefusalIsLogged(LogGuard log) throws IOException {
		log.expectError("an observer of server");
		MessageServer server = servers.start(ANY_PORT.withMaxConnections(1), new ServerObserver() {
			@Override
			public void failed(TransportException failure) {
				throw new AssertionError("refusals are not foreseen");
			}
		});
		try (ScriptedPeer first = connect(server)) {
			assertEchoes(first, "first");
			for (int i = 0; i < 3; i++) {
				try (ScriptedPeer refused = connect(server)) {
					refused.expectEnd();
				}
			}
			first.send(Frames.u32("still there"));
			first.expect(Frames.u32("still there"));
		}
		Conditions.await("room", () -> server.connections().isEmpty());
		assertServesOthers(server);
	}

	@Test
	void thatStopsTheServerWhenItIsToldOfARefusalIsObeyed() throws IOException {
		List<MessageServer> started = new CopyOnWriteArrayList<>();
		MessageServer server = servers.start(ANY_PORT.withMaxConnections(1), new ServerObserver() {
			@Override
			public void failed(TransportException failure) {
				started.getFirst().close();
			}
		});
		started.add(server);
		try (ScriptedPeer first = connect(server)) {
			assertEchoes(first, "first");
			try (ScriptedPeer refused = connect(server)) {
				refused.expectEnd();
			}
			first.expectEnd();
		}
		Conditions.await("the stop", () -> servers.running().isEmpty());
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
