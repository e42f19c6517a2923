// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.FrameTooLargeException;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.MessagePeer;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.traffic.TrafficSink;
import org.lengthwise.transport.QueueFullException;
import org.lengthwise.transport.QueueLimits;
import org.lengthwise.transport.QueuePolicy;

class ClientSendTest extends ClientFixture {

	private static final int MEGABYTE = 1 << 20;
	/** More than the buffers of two sockets ever hold. */
	private static final int FLOOD = 64;

	private ScriptedListener listener;

	@BeforeEach
	void listen() throws IOException {
		listener = ScriptedListener.open();
	}

	@AfterEach
	void stopListening() throws IOException {
		listener.close();
	}

	@Test
	void leavesTheBodyAsItIs() throws Exception {
		MessageClient client = connect(listener.port());
		ByteBuffer body = body("xHELLOx").position(1).limit(6);
		client.send(body);
		assertEquals(1, body.position());
		assertEquals(6, body.limit());
		body.put(1, (byte) 'J');
		client.send(body.asReadOnlyBuffer());
		client.send(ByteBuffer.allocateDirect(0));
		try (ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.join(Frames.u32("HELLO"), Frames.u32("JELLO"), Frames.u32("")));
		}
	}

	@Test
	void refusesABodyBeyondTheLimitAndGoesOn() throws Exception {
		MessageClient client = connect(settings(listener.port()).withFrameLimit(10));
		assertThrows(FrameTooLargeException.class, () -> client.send(body("1234567")));
		client.send(body("123456"));
		try (ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("123456"));
		}
	}

	@Test
	void messagesThatNobodyAskedForGoToTheObserver() throws Exception {
		MessageClient client = connect(listener.port());
		try (ScriptedPeer peer = listener.accept()) {
			peer.send(Frames.join(Frames.u32("one"), Frames.u32(""), Frames.u32("three")));
			Conditions.await("three messages", () -> observer.received().size() == 3);
			assertEquals(List.of("one", "", "three"), observer.received());
			Conditions.await("the counts", () -> client.counts().equals(new TrafficCounts(3, 0, 20, 0)));
		}
	}

	// line 18
	@Test
	void toAFullQueueIsRejectedWhereThatIsThePolicy() throws Exception {
		MessageClient client = connect(limited(QueuePolicy.REJECT));
		try (ScriptedPeer peer = listener.accept()) {
			int taken = 0;
			QueueFullException rejection = null;
			while (rejection == null && taken < 2 * FLOOD) {
				try {
					client.send(numbered(taken));
					taken++;
				} catch (QueueFullException e) {
					rejection = e;
				}
			}
			assertTrue(rejection != null && rejection.getMessage().contains("the peer reads too slowly"));
			assertTrue(client.queued().messages() > 0);
			for (int i = 0; i < taken; i++) {
				peer.expect(Frames.u32(numbered(i).array()));
			}
			client.send(body("room again"));
			peer.expect(Frames.u32("room again"));
			assertEquals(List.of(), observer.unsent());
		}
	}

	// line 18
	@Test
	void toAFullQueueDropsTheOldestWhereThatIsThePolicy() throws Exception {
		MessageClient client = connect(limited(QueuePolicy.DROP_OLDEST));
		try (ScriptedPeer peer = listener.accept()) {
			int sent = 0;
			while (observer.unsent().size() < 5 && sent < 2 * FLOOD) {
				client.send(numbered(sent++));
			}
			List<Integer> dropped = observer.unsent().stream().map(body -> ByteBuffer.wrap(body).getInt()).toList();
			assertTrue(dropped.size() >= 5, "dropped " + dropped);
			for (int i = 0; i < sent; i++) {
				if (!dropped.contains(i)) {
					peer.expect(Frames.u32(numbered(i).array()));
				}
			}
		}
	}

	// line 18
	@Test
	void toAFullQueueWaitsWhereThatIsThePolicy() throws Exception {
		MessageClient client = connect(limited(QueuePolicy.WAIT));
		FutureTask<Void> sending = new FutureTask<>(() -> {
			for (int i = 0; i < FLOOD; i++) {
				client.send(numbered(i));
			}
			return null;
		});
		Thread sender = Thread.ofVirtual().start(sending);
		try (ScriptedPeer peer = listener.accept()) {
			Conditions.await("a sender that waits", () -> client.queued().messages() == 4 && sender.getState() == Thread.State.WAITING);
			for (int i = 0; i < FLOOD; i++) {
				peer.expect(Frames.u32(numbered(i).array()));
			}
			sending.get(Conditions.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	// line 17
	@Test
	void tellsTheTrafficInTheOrderOfTheWire() throws Exception {
		List<String> told = new CopyOnWriteArrayList<>();
		TrafficSink sink = new TrafficSink() {

			@Override
			public void message(ConnectionLabel connection, Direction direction, Message message) {
				told.add(direction + " " + new String(message.bodyBytes()));
			}

			@Override
			public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
				byte[] copy = new byte[bytes.remaining()];
				bytes.get(bytes.position(), copy);
				told.add(direction + " raw " + Frames.hex(copy));
			}
		};
		MessageClient client = clients.connect(settings(listener.port()), new RecordingObserver(sink));
		client.awaitConnected();
		try (ScriptedPeer peer = listener.accept()) {
			client.send(body("one"));
			client.send(body("two"));
			peer.expect(Frames.join(Frames.u32("one"), Frames.u32("two")));
			peer.sendHex("00000001 41 ffffffff 42");
			peer.shutdownOutput();
			endingOf(client);
			assertEquals(List.of("OUT one", "OUT two", "IN A", "IN raw ff ff ff ff 42"), told);
		}
	}

	// line 35
	@Test
	void clientsGetTheirOwnAnswersOnly() throws Exception {
		try (MessagePeer peer = MessagePeer.echo()) {
			List<RecordingObserver> observers = new CopyOnWriteArrayList<>();
			for (int i = 0; i < 8; i++) {
				RecordingObserver own = new RecordingObserver();
				MessageClient client = clients.connect(settings(peer.port()), own);
				client.awaitConnected();
				observers.add(own);
				for (int message = 0; message < 50; message++) {
					client.send(body("client " + i));
				}
			}
			for (int i = 0; i < 8; i++) {
				RecordingObserver own = observers.get(i);
				Conditions.await("all answers", () -> own.received().size() == 50);
				assertArrayEquals(new String[] {"client " + i}, own.received().stream().distinct().toArray());
			}
		}
	}

	private ClientSettings limited(QueuePolicy policy) {
		return settings(listener.port()).withQueue(new QueueLimits(4, 16L * MEGABYTE, policy));
	}

	private static ByteBuffer numbered(int number) {
		return ByteBuffer.allocate(MEGABYTE).putInt(0, number);
	}
}
