// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.MessagePeer;
import org.lengthwise.traffic.TrafficSink;

class MessageClientsTest extends ClientFixture {

	@Test
	void knowTheClientsThatAreOpen() throws Exception {
		try (MessagePeer peer = MessagePeer.echo()) {
			MessageClient first = connect(peer.port());
			MessageClient second = connect(peer.port());
			assertEquals(List.of(first, second), clients.open());
			first.close();
			endingOf(first);
			assertEquals(List.of(second), clients.open());
		}
	}

	@Test
	void endAllClientsInOrder() throws Exception {
		try (MessagePeer peer = MessagePeer.echo()) {
			List<MessageClient> connected = List.of(connect(peer.port()), connect(peer.port()), connect(peer.port()));
			connected.getFirst().play(PingPongSettings.rounds(0), bodies("for ever"));
			clients.close();
			assertEquals(List.of(), clients.open());
			for (MessageClient client : connected) {
				Ending ending = client.ending().orElseThrow();
				assertEquals(By.US, ending.by());
				assertEquals(How.CLOSED, ending.how());
			}
			Conditions.await("three ends", () -> peer.endings().size() == 3);
			for (Ending ending : peer.endings()) {
				assertEquals(By.PEER, ending.by());
				assertEquals(How.CLOSED, ending.how());
			}
		}
	}

	@Test
	void waitUntilObserversKnowOfTheEnd() throws Exception {
		CountDownLatch telling = new CountDownLatch(1);
		CountDownLatch mayKnow = new CountDownLatch(1);
		AtomicBoolean knows = new AtomicBoolean();
		try (MessagePeer peer = MessagePeer.echo()) {
			MessageClient client = clients.connect(settings(peer.port()), new ClientObserver() {
				@Override
				public void ended(MessageClient ending, Ending how) {
					telling.countDown();
					awaitLatch(mayKnow);
					knows.set(true);
				}
			});
			client.awaitConnected();
			Conditions.await("the connection", () -> !peer.connections().isEmpty());
			peer.connections().getFirst().close("the test wants it");
			telling.await();
			assertEquals(List.of(), clients.open());
			Thread closing = Thread.ofVirtual().start(clients::close);
			Conditions.await("a close that waits", () -> closing.getState() == Thread.State.TIMED_WAITING);
			mayKnow.countDown();
			closing.join();
			assertTrue(knows.get());
		}
	}

	@Test
	void haveNothingToEndWhereNobodyConnected() {
		clients.close();
		clients.close();
		assertEquals(List.of(), clients.open());
	}

	@Test
	void refuseToConnectOnceTheyAreClosed() {
		clients.close();
		IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> clients.connect(settings(1), observer));
		assertEquals("these clients were closed: nobody connects any more", refusal.getMessage());
		assertEquals(List.of(), clients.open());
	}

	@Test
	void refuseToConnectEvenIfTheyAreClosedMeanwhile() {
		assertThrows(IllegalStateException.class, () -> clients.connect(settings(1), new ClientObserver() {
			@Override
			public TrafficSink traffic() {
				clients.close();
				return TrafficSink.NONE;
			}
		}));
		assertEquals(List.of(), clients.open());
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
