// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.testkit.Frames.join;
import static org.lengthwise.testkit.Frames.u32;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameTooLargeException;
import org.lengthwise.protocol.LengthRule;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;

/** Sending from other threads, and what becomes of messages when it fails. The numbers are lines of the wire checklist. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ConnectionSendTest {

	@Test
	@DisplayName("16, 17: messages of many threads never interleave, and each thread's keep their order")
	void neverInterleavesMessages() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(10_000);
		wires.near().writeAtMost(777);
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		int senders = 8;
		int each = 1500;
		for (int sender = 0; sender < senders; sender++) {
			String name = String.valueOf(sender);
			Background.start(() -> {
				for (int i = 0; i < each; i++) {
					served.send(name + ":" + i + ":" + name.repeat(i % 300));
				}
			});
		}
		// the connection's own thread is one more sender
		Background.start(() -> wires.far().send(join(IntStream.range(0, each)
				.mapToObj(i -> u32(senders + ":" + i + ":")).toArray(byte[][]::new))));

		int[] next = new int[senders + 1];
		for (String body : Arrivals.read(wires.far(), (senders + 1) * each)) {
			String[] parts = body.split(":", -1);
			int sender = Integer.parseInt(parts[0]);
			assertEquals(next[sender]++, Integer.parseInt(parts[1]));
			assertEquals(sender == senders ? "" : parts[0].repeat(Integer.parseInt(parts[1]) % 300), parts[2]);
		}
		wires.far().close();
		served.awaitEnd();
		assertEquals((senders + 1L) * each, served.handler.messagesOut.get());
		assertEquals(List.of(), served.handler.unsent());
	}

	@Test
	@DisplayName("20: two that send 100 MB without reading first do not hang")
	void sendsMuchInBothDirectionsAtOnce() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(64 << 10);
		AtomicLong nearCame = new AtomicLong();
		AtomicLong farCame = new AtomicLong();
		Served near = Served.over(wires.near(), new RecordingHandler((message, answers) -> nearCame.addAndGet(message.bodyLength())).brief());
		Served far = Served.over(wires.far(), new RecordingHandler((message, answers) -> farCame.addAndGet(message.bodyLength())).brief());
		for (Served sender : List.of(near, far)) {
			Background.start(() -> {
				for (int i = 0; i < 100; i++) {
					sender.connection.send(ByteBuffer.allocate(1 << 20));
				}
			});
		}
		Conditions.await("100 MB each", () -> nearCame.get() == 100 << 20 && farCame.get() == 100 << 20);
		near.connection.close("done");
		assertEquals(By.US, near.awaitEnd().by());
		assertEquals(By.PEER, far.awaitEnd().by());
	}

	@Test
	@DisplayName("15: a peer that does not read holds up its own connection alone")
	void aPeerThatDoesNotReadHoldsUpNoOther() throws IOException {
		MemoryWire.Pair stuck = MemoryWire.pair(100);
		Served holdsUp = Served.over(stuck.near(), RecordingHandler.ECHO);
		Background.start(() -> stuck.far().send(join(Collections.nCopies(100, u32("nobody reads my echo")).toArray(byte[][]::new))));
		Conditions.await("a full pipe", () -> stuck.far().unread() == 100 && stuck.near().unread() == 100);

		MemoryWire.Pair wires = MemoryWire.pair(100);
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		for (int i = 0; i < 1000; i++) {
			wires.far().send(u32("ping"));
			wires.far().expect(u32("ping"));
		}
		wires.far().close();
		served.awaitEnd();
		assertTrue(holdsUp.connection.isOpen());
		Arrivals.read(stuck.far(), 100);
		stuck.far().close();
		holdsUp.awaitEnd();
	}

	@Test
	@DisplayName("22: neither sending nor closing waits for the network, however stuck it is")
	void neverWaitsForTheNetwork() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(1);
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.ECHO),
				Served.queue(10, QueuePolicy.REJECT));
		served.send("first");
		Conditions.await("a full pipe", () -> wires.far().unread() == 1);
		Background.start(() -> wires.far().send(u32("wants an echo")));
		Conditions.await("the message to be echoed", () -> !served.handler.received().isEmpty());

		for (int i = 1; i < 10; i++) {
			served.send("another");
		}
		assertThrows(QueueFullException.class, () -> served.send("one too many"));
		assertEquals(new QueueDepth(10, 9 + 9 * 11), served.connection.queued());
		assertTrue(served.connection.isOpen());
		served.connection.close("enough");
		assertThrows(ConnectionClosedException.class, () -> served.send("too late"));
		served.connection.abort("at once");
		assertEquals("enough", served.awaitEnd().reason());
		assertEquals(11, served.handler.unsent().size());
	}

	@Test
	@DisplayName("18: a sender that waits for room goes on when there is some, and fails when the connection closes")
	void wakesUpSendersThatWait() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(1);
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE),
				Served.queue(1, QueuePolicy.WAIT));
		served.send("one");
		Thread second = Background.start(() -> served.send("two"));
		awaitWaiting(second);
		assertEquals(List.of("one"), Arrivals.read(wires.far(), 1));
		Conditions.await("the second message to be taken", () -> !second.isAlive());

		AtomicReference<IOException> failure = new AtomicReference<>();
		Thread third = Background.start(() -> failure.set(assertThrows(IOException.class, () -> served.send("three"))));
		awaitWaiting(third);
		served.connection.close("enough");
		Conditions.await("the third sender to be released", () -> failure.get() != null);
		assertEquals(ConnectionClosedException.class, failure.get().getClass());
		assertEquals(List.of("two"), Arrivals.read(wires.far(), 1));
		wires.far().expectEnd();
		wires.far().close();
		served.awaitEnd();
		assertEquals(List.of(), served.handler.unsent());
	}

	@Test
	@DisplayName("19: after a reset each message that was not wholly written is reported as unsent, once")
	void reportsQueuedMessagesAsUnsentAfterAReset() throws IOException {
		// room for three frames of six bytes, and two bytes of the fourth
		MemoryWire.Pair wires = MemoryWire.pair(20);
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		for (int i = 0; i < 100; i++) {
			served.send(String.format("%02d", i));
		}
		Conditions.await("a full pipe", () -> wires.far().unread() == 20);
		wires.near().resetByPeer();

		Ending ending = served.awaitEnd();
		assertEquals(By.PEER, ending.by());
		assertEquals(How.RESET, ending.how());
		assertEquals(numbers(3, 100), served.handler.unsent());
		assertEquals(new QueueDepth(0, 0), served.connection.queued());
		assertThrows(ConnectionClosedException.class, () -> served.send("too late"));
	}

	@Test
	@DisplayName("19: answers too, whether echoed in place or collected")
	void reportsAnswersAsUnsentAfterAReset() throws IOException {
		// of 60 bytes 40 are taken: three answers of six bytes fit, and two bytes of the fourth
		MemoryWire.Pair wires = MemoryWire.pair(60);
		Served served = Served.over(wires.near(), (message, answers) -> {
			if (message.bodyBytes()[1] < '5') {
				answers.send(message.body());
			} else {
				answers.echo(message);
			}
		});
		served.send("x".repeat(36));
		Conditions.await("the first message", () -> wires.far().unread() == 40);
		wires.far().send(join(numbers(0, 10).stream().map(Frames::u32).toArray(byte[][]::new)));
		Conditions.await("a full pipe", () -> wires.far().unread() == 60);
		wires.near().resetByPeer();
		assertEquals(How.RESET, served.awaitEnd().how());
		assertEquals(numbers(3, 10), served.handler.unsent());
	}

	@Test
	@DisplayName("19: answers are reported once when a batch fails in the middle of the handling")
	void reportsALargeBatchOfAnswersOnce() throws IOException {
		String filling = "x".repeat(10_000);
		// more than one batch of answers to one reading; two of them fit into the pipe, and half of the third
		MemoryWire.Pair wires = MemoryWire.pair(25_000);
		byte[] requests = join(numbers(0, 20).stream().map(Frames::u32).toArray(byte[][]::new));
		wires.far().send(requests);
		Served served = Served.over(wires.near(),
				(message, answers) -> answers.send(ByteBuffer.wrap((new String(message.bodyBytes()) + filling).getBytes())));
		Conditions.await("a full pipe", () -> wires.far().unread() == 25_000);
		wires.near().resetByPeer();
		assertEquals(How.RESET, served.awaitEnd().how());
		assertEquals(numbers(2, 6), served.handler.unsent().stream().map(body -> body.substring(0, 2)).toList());
	}

	@Test
	void nothingFollowsAFrameThatWasWrittenInPart() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(3);
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		served.send("queued");
		Conditions.await("three bytes of it", () -> wires.far().unread() == 3);
		Background.start(() -> wires.far().send(u32("echo")));
		Conditions.await("a message to echo", () -> !served.handler.received().isEmpty());
		wires.near().failNextWrite(new IOException("No buffer space available"));

		Ending ending = served.awaitEnd();
		assertEquals(How.RESET, ending.how());
		assertEquals("cannot write to far:1: No buffer space available", ending.reason());
		assertEquals(1, wires.near().writes());
		assertEquals(List.of("queued", "echo"), served.handler.unsent().stream().sorted(Collections.reverseOrder()).toList());
	}

	@Test
	void refusesMessagesThatAreTooLargeAndGoesOn() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(1000);
		Served served = new Served(wires.near(), FrameLayout.u32().withLimit(10), new RecordingHandler(RecordingHandler.IGNORE), Served.PATIENT);
		assertThrows(FrameTooLargeException.class, () -> served.send("seven b"));
		served.send("six by");
		wires.far().expect(u32("six by"));
		wires.far().close();
		served.awaitEnd();
	}

	@Test
	void answersByTheQueueBeyondItsLimitsAndWithTheRequestsHeader() throws IOException {
		MemoryWire.Pair wires = MemoryWire.pair(100);
		FrameLayout layout = FrameLayout.of("typed", LengthRule.bigEndian(1)).withHeader(3);
		AtomicReference<Connection> connection = new AtomicReference<>();
		Served served = new Served(wires.near(), layout, new RecordingHandler((message, answers) -> connection.get().sendAnswer(message,
				(request, target, at) -> target.put(at, (byte) (request.buffer().get(request.bodyStart()) + 1)))), Served.queue(1, QueuePolicy.REJECT));
		connection.set(served.connection);
		List<byte[]> expected = new ArrayList<>();
		List<byte[]> requests = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			requests.add(new byte[] { 3, (byte) i, 77, (byte) i });
			expected.add(new byte[] { 3, (byte) i, 77, (byte) (i + 1) });
		}
		wires.far().send(join(requests.toArray(byte[][]::new)));
		wires.far().expect(join(expected.toArray(byte[][]::new)));
		wires.far().close();
		served.awaitEnd();
	}

	private static void awaitWaiting(Thread thread) {
		Conditions.await(thread + " to wait", () -> thread.getState() == Thread.State.WAITING);
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(i -> String.format("%02d", i)).toList();
	}
}
