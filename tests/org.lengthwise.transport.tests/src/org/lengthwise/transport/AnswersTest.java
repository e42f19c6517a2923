// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lengthwise.testkit.Frames.join;
import static org.lengthwise.testkit.Frames.u32;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameTooLargeException;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;

@ExtendWith(LogGuard.class)
@Timeout(60)
class AnswersTest {

	private static final FrameLayout U32 = FrameLayout.u32();

	private final MemoryWire.Pair wires = MemoryWire.pair(1 << 20);
	private final CountingSupply supply = new CountingSupply();
	private final RecordingHandler handler = new RecordingHandler(RecordingHandler.IGNORE);
	private final FrameWriter writer = new FrameWriter(wires.near(), U32, handler);
	private final Answers answers = new Answers(U32, writer, supply);

	@AfterEach
	void allBuffersAreGivenBack() {
		assertEquals(0, supply.out());
	}

	@Test
	void echoesNeighboursWithoutTakingABuffer() throws IOException {
		for (Message message : received("a", "b", "c")) {
			answers.echo(message);
		}
		answers.flush();
		assertEquals(0, supply.largest());
		assertWritten(1, "a", "b", "c");
	}

	@Test
	void writesCollectedAnswersAndTheEchoesBehindThemAtOnce() throws IOException {
		List<Message> messages = received("a", "b", "c");
		send("new");
		messages.forEach(this::echo);
		answers.flush();
		assertWritten(1, "new", "a", "b", "c");
	}

	@Test
	void keepsTheOrderWhenEchoesAreInterrupted() throws IOException {
		List<Message> messages = received("a", "b", "c", "d");
		echo(messages.get(0));
		send("1");
		echo(messages.get(1));
		echo(messages.get(3));
		echo(messages.get(2));
		answers.answer(messages.get(2), (request, target, at) -> target.put(at, (byte) 'C'));
		answers.flush();
		assertWritten(1, "a", "1", "b", "d", "c", "C");
	}

	@Test
	void echoesTheSameMessageAsOftenAsItIsTold() throws IOException {
		Message message = received("again").get(0);
		echo(message);
		echo(message);
		echo(message.copy());
		answers.flush();
		assertWritten(1, "again", "again", "again");
	}

	@Test
	void writesInBetweenWhenALotHasBeenCollected() throws IOException {
		String large = "x".repeat(30_000);
		send(large);
		send(large);
		send(large);
		answers.flush();
		assertWritten(2, large, large, large);
	}

	@Test
	void takesAMessageThatIsLargerThanABatch() throws IOException {
		String large = "x".repeat(200_000);
		send("small");
		send(large);
		send("behind");
		answers.flush();
		assertWritten(3, "small", large, "behind");
	}

	@Test
	void copiesNoEchoesThatAreManyBytes() throws IOException {
		String large = "x".repeat(100_000);
		List<Message> messages = received(large, "next");
		send("before");
		messages.forEach(this::echo);
		send("behind");
		answers.flush();
		assertWritten(2, "before", large, "next", "behind");
	}

	@Test
	void writesNothingWhenThereIsNothing() throws IOException {
		answers.flush();
		answers.flush();
		assertWritten(0);
	}

	@Test
	void sendsNothingOfAnAnswerWhoseTransformThrows() throws IOException {
		List<Message> messages = received("a", "b");
		IllegalStateException thrown = new IllegalStateException("transform failed");
		assertSame(thrown, assertThrows(IllegalStateException.class, () -> answers.answer(messages.get(0), (request, target, at) -> {
			throw thrown;
		})));
		echo(messages.get(1));
		answers.flush();
		assertWritten(1, "b");
	}

	@Test
	void sendsNothingOfAMessageThatIsTooLarge() throws IOException {
		Answers narrow = new Answers(U32.withLimit(8), writer, supply);
		assertThrows(FrameTooLargeException.class, () -> narrow.send(ByteBuffer.allocate(5)));
		narrow.send(ByteBuffer.wrap("four".getBytes()));
		narrow.flush();
		assertWritten(1, "four");
	}

	@Test
	void namesWhatWasNotWrittenAndRefusesMore() throws IOException {
		List<Message> messages = received("a", "b", "c");
		send("new");
		messages.forEach(this::echo);
		wires.near().failNextWrite(new IOException("Broken pipe"));
		TransportException broken = assertThrows(TransportException.class, answers::flush);
		assertSame(broken, assertThrows(TransportException.class, () -> answers.echo(messages.get(0))));
		assertSame(broken, assertThrows(TransportException.class, () -> send("more")));
		assertSame(broken, assertThrows(TransportException.class, answers::flush));
		answers.discard(handler::unsent);
		assertEquals(List.of("new", "a", "b", "c"), handler.unsent());
		answers.discard(handler::unsent);
		assertEquals(4, handler.unsent().size());
		assertEquals(0, handler.messagesOut.get());
	}

	@Test
	void namesWhatWasNeverTriedToBeWritten() throws IOException {
		echo(received("a").get(0));
		wires.near().failNextWrite(new IOException("Broken pipe"));
		assertThrows(TransportException.class, () -> writer.write(new ByteBuffer[] { ByteBuffer.wrap(u32("queued")) }, 1, 1));
		assertThrows(TransportException.class, answers::flush);
		answers.discard(handler::unsent);
		assertEquals(List.of("a"), handler.unsent());
	}

	private void echo(Message message) {
		try {
			answers.echo(message);
		} catch (TransportException e) {
			throw new AssertionError(e);
		}
	}

	private void send(String body) throws IOException {
		answers.send(ByteBuffer.wrap(body.getBytes()));
	}

	/** Messages as a decoder gives them: one behind the other in a buffer that begins with something else. */
	private static List<Message> received(String... bodies) {
		byte[] frames = join(Arrays.stream(bodies).map(Frames::u32).toArray(byte[][]::new));
		ByteBuffer buffer = ByteBuffer.allocateDirect(frames.length + 10).position(7).put(frames);
		List<Message> messages = new ArrayList<>();
		int start = 7;
		for (String body : bodies) {
			messages.add(new Message(U32, buffer, start, 4 + body.length()));
			start += 4 + body.length();
		}
		return messages;
	}

	private void assertWritten(int writes, String... bodies) throws IOException {
		assertEquals(List.of(bodies), Arrivals.read(wires.far(), bodies.length));
		assertEquals(0, wires.far().unread());
		assertEquals(writes, wires.near().writes());
		assertEquals(bodies.length, handler.messagesOut.get());
		assertEquals(List.of(bodies), handler.sent());
	}
}
