// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.testkit.Frames.u32;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;

/** The queue's bound and its policies: line 18 of the wire checklist. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class SendQueueTest {

	private final MemoryWire.Pair wires = MemoryWire.pair(1);
	private final RecordingHandler handler = new RecordingHandler(RecordingHandler.IGNORE);
	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	@Test
	void writesMessagesInTheirOrder() throws Exception {
		SendQueue queue = queue(1000, 1000, QueuePolicy.REJECT);
		List<String> bodies = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			bodies.add(String.valueOf(i));
			send(queue, bodies.get(i));
		}
		assertEquals(bodies, Arrivals.read(wires.far(), 100));
		assertTrue(queue.awaitWritten(Conditions.PATIENCE.toNanos()));
		assertEquals(new QueueDepth(0, 0), queue.depth());
		assertEquals(100, handler.messagesOut.get());
	}

	@Test
	@DisplayName("REJECT: the sender is told of the depth, and may send again when there is room")
	void rejectsWhatItHasNoRoomFor() throws Exception {
		SendQueue queue = queue(3, 1000, QueuePolicy.REJECT);
		sendUntilStuck(queue, "0", "1", "2");
		assertEquals(new QueueDepth(3, 15), queue.depth());
		QueueFullException full = assertThrows(QueueFullException.class, () -> send(queue, "3"));
		assertTrue(full.getMessage().contains("3 messages, 15 bytes"), full.getMessage());
		assertEquals(List.of("0"), Arrivals.read(wires.far(), 1));
		Conditions.await("room", () -> queue.depth().messages() < 3);
		send(queue, "4");
		assertEquals(List.of("1", "2", "4"), Arrivals.read(wires.far(), 3));
	}

	@Test
	void boundsTheBytesToo() throws Exception {
		SendQueue queue = queue(1000, 20, QueuePolicy.REJECT);
		sendUntilStuck(queue, "0123456789");
		assertThrows(QueueFullException.class, () -> send(queue, "012"));
		send(queue, "01");
		assertEquals(new QueueDepth(2, 20), queue.depth());
	}

	@Test
	void takesALargeMessageWhenNothingElseWaits() throws Exception {
		SendQueue queue = queue(1000, 20, QueuePolicy.REJECT);
		send(queue, "x".repeat(100));
		assertThrows(QueueFullException.class, () -> send(queue, ""));
		assertEquals(List.of("x".repeat(100)), Arrivals.read(wires.far(), 1));
	}

	@Test
	@DisplayName("DROP_OLDEST: what has not begun to be written makes room, and is reported as unsent")
	void dropsTheOldestThatHaveNotBegun() throws Exception {
		SendQueue queue = queue(3, 1000, QueuePolicy.DROP_OLDEST);
		sendUntilStuck(queue, "0", "1", "2", "3", "4");
		assertEquals(List.of("1", "2"), handler.unsent());
		assertEquals(new QueueDepth(3, 15), queue.depth());
		assertEquals(List.of("0", "3", "4"), Arrivals.read(wires.far(), 3));
	}

	@Test
	@DisplayName("DROP_OLDEST: as many as it takes for the bytes")
	void dropsAsManyAsItTakes() throws Exception {
		SendQueue queue = queue(1000, 20, QueuePolicy.DROP_OLDEST);
		sendUntilStuck(queue, "0", "1", "2", "3", "123456");
		assertEquals(List.of("1", "2"), handler.unsent());
		send(queue, "x".repeat(100));
		assertEquals(List.of("1", "2", "3", "123456"), handler.unsent());
		assertEquals(List.of("0", "x".repeat(100)), Arrivals.read(wires.far(), 2));
	}

	@Test
	@DisplayName("DROP_OLDEST: whoever is told of an unsent message may take their time, and holds up nobody else")
	void tellsOfUnsentMessagesWithoutHoldingAnythingUp() throws Exception {
		AtomicReference<SendQueue> asked = new AtomicReference<>();
		List<Integer> depths = new CopyOnWriteArrayList<>();
		Unsent waitingForOthers = new Unsent(message -> assertJoins(Thread.ofVirtual().start(() -> depths.add(asked.get().depth().messages()))));
		SendQueue queue = queue(2, 1000, QueuePolicy.DROP_OLDEST, waitingForOthers);
		asked.set(queue);
		sendUntilStuck(queue, "0", "1", "2");
		assertEquals(List.of(2), depths);
		wires.near().failNextWrite(new IOException("Broken pipe"));
		assertTrue(queue.awaitWritten(Conditions.PATIENCE.toNanos()));
		queue.discard(waitingForOthers::unsent);
		assertEquals(List.of(2, 0, 0), depths);
	}

	@Test
	@DisplayName("DROP_OLDEST: all is told when the connection is told of its end")
	void waitsAtTheEndForWhoeverTellsOfADroppedMessage() throws Exception {
		CountDownLatch mayBeTold = new CountDownLatch(1);
		List<String> told = new CopyOnWriteArrayList<>();
		SendQueue queue = queue(2, 1000, QueuePolicy.DROP_OLDEST, new Unsent(message -> {
			told.add("dropped");
			awaitLatch(mayBeTold);
			told.add("told of it");
		}));
		sendUntilStuck(queue, "0", "1");
		Background.start(() -> send(queue, "2"));
		Conditions.await("the sender to tell", () -> !told.isEmpty());
		wires.near().failNextWrite(new IOException("Broken pipe"));
		assertTrue(queue.awaitWritten(Conditions.PATIENCE.toNanos()));
		Thread end = Background.start(() -> queue.discard(message -> told.add("unsent at the end")));
		Conditions.await("the end to wait", () -> end.getState() == Thread.State.WAITING);
		mayBeTold.countDown();
		assertJoins(end);
		assertEquals(List.of("dropped", "told of it", "unsent at the end", "unsent at the end"), told);
	}

	@Test
	@DisplayName("WAIT: the sender goes on as soon as there is room")
	void waitsForRoom() throws Exception {
		SendQueue queue = queue(1, 1000, QueuePolicy.WAIT);
		sendUntilStuck(queue, "0");
		Thread sender = Background.start(() -> {
			for (int i = 1; i < 100; i++) {
				send(queue, String.valueOf(i));
				assertTrue(queue.depth().messages() <= 1);
			}
		});
		Conditions.await("the sender to wait", () -> sender.getState() == Thread.State.WAITING);
		List<String> bodies = Arrivals.read(wires.far(), 100);
		assertEquals("99", bodies.get(99));
		sender.join();
	}

	@Test
	@DisplayName("WAIT: all senders are released when the queue closes")
	void releasesSendersWhenItCloses() throws Exception {
		SendQueue queue = queue(1, 1000, QueuePolicy.WAIT);
		sendUntilStuck(queue, "0");
		List<Thread> senders = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			senders.add(Background.start(() -> assertThrows(ConnectionClosedException.class, () -> send(queue, "late"))));
		}
		Conditions.await("the senders to wait", () -> senders.stream().allMatch(sender -> sender.getState() == Thread.State.WAITING));
		queue.close();
		for (Thread sender : senders) {
			sender.join();
		}
		assertFalse(queue.awaitWritten(0));
		assertEquals(List.of("0"), Arrivals.read(wires.far(), 1));
		assertTrue(queue.awaitWritten(Conditions.PATIENCE.toNanos()));
	}

	@Test
	void tellsWhyItStoppedAndTakesNoMore() throws Exception {
		SendQueue queue = queue(10, 1000, QueuePolicy.WAIT);
		sendUntilStuck(queue, "0", "1");
		wires.near().failNextWrite(new IOException("Broken pipe"));
		assertTrue(queue.awaitWritten(Conditions.PATIENCE.toNanos()));
		Conditions.await("the failure", () -> failure.get() != null);
		assertEquals("cannot write to far:1: Broken pipe", assertInstanceOf(TransportException.class, failure.get()).getMessage());
		assertThrows(ConnectionClosedException.class, () -> send(queue, "late"));
		queue.discard(handler::unsent);
		assertEquals(List.of("0", "1"), handler.unsent());
		queue.discard(handler::unsent);
		assertEquals(2, handler.unsent().size());
	}

	@Test
	void reportsOfABatchWhatWasNotWrittenWholly() throws Exception {
		SendQueue queue = queue(10, 1000, QueuePolicy.WAIT);
		sendUntilStuck(queue, "0", "1", "2", "3");
		// the first message, the second, and two bytes of the third; another one is in the pipe
		wires.far().receive(5 + 5 + 2);
		Conditions.await("a full pipe", () -> wires.far().unread() == 1);
		wires.near().failNextWrite(new IOException("Broken pipe"));
		assertTrue(queue.awaitWritten(Conditions.PATIENCE.toNanos()));
		queue.discard(handler::unsent);
		assertEquals(List.of("2", "3"), handler.unsent());
	}

	@Test
	void takesNothingOfAMessageWhoseEncodingFails() throws Exception {
		SendQueue queue = queue(10, 1000, QueuePolicy.WAIT);
		IllegalStateException thrown = new IllegalStateException("transform failed");
		assertSame(thrown, assertThrows(IllegalStateException.class, () -> queue.send(3, (encoder, target) -> {
			throw thrown;
		})));
		assertEquals(new QueueDepth(0, 0), queue.depth());
		send(queue, "next");
		wires.far().expect(u32("next"));
	}

	@Test
	void refusesLimitsThatMakeNoSense() {
		assertThrows(IllegalArgumentException.class, () -> new QueueLimits(0, 1, QueuePolicy.WAIT));
		assertThrows(IllegalArgumentException.class, () -> new QueueLimits(1, 0, QueuePolicy.WAIT));
		assertThrows(NullPointerException.class, () -> new QueueLimits(1, 1, null));
	}

	private SendQueue queue(int messages, long bytes, QueuePolicy policy) {
		return queue(messages, bytes, policy, handler);
	}

	private SendQueue queue(int messages, long bytes, QueuePolicy policy, ConnectionHandler told) {
		FrameWriter writer = new FrameWriter(wires.near(), FrameLayout.u32(), told);
		return new SendQueue("far:1", FrameLayout.u32(), new QueueLimits(messages, bytes, policy), writer, told, failure::set);
	}

	/** A handler that is only told of messages that were not sent. */
	private record Unsent(Consumer<Message> reaction) implements ConnectionHandler {

		@Override
		public void received(Message message, Answers answers) {
			throw new AssertionError("a queue receives nothing");
		}

		@Override
		public void unsent(Message message) {
			reaction.accept(message);
		}
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			assertTrue(latch.await(Conditions.PATIENCE.toNanos(), TimeUnit.NANOSECONDS), "nobody goes on");
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private static void assertJoins(Thread thread) {
		try {
			assertTrue(thread.join(Conditions.PATIENCE), "another thread waits for whoever is told");
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** Sends the first message, and the others when that one has begun to be written, which the pipe does not let go on. */
	private void sendUntilStuck(SendQueue queue, String first, String... others) throws IOException {
		send(queue, first);
		Conditions.await("a full pipe", () -> wires.far().unread() == 1);
		for (String other : others) {
			send(queue, other);
		}
	}

	private static void send(SendQueue queue, String body) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(body.getBytes());
		queue.send(bytes.remaining(), (encoder, target) -> encoder.encode(bytes, target));
	}
}
