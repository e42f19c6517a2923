// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.testkit.Frames.join;
import static org.lengthwise.testkit.Frames.u32;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.BodyTransform;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.LengthRule;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;

/** Receiving and answering. The numbers are lines of the wire checklist. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ConnectionTest {

	private static final BodyTransform REVERSED = (request, target, at) -> {
		for (int i = 0; i < request.bodyLength(); i++) {
			target.put(at + i, request.buffer().get(request.bodyStart() + request.bodyLength() - 1 - i));
		}
	};

	private final MemoryWire.Pair wires = MemoryWire.pair(64 << 10);

	@Test
	@DisplayName("29: echoes the frame's bytes as they came, header and trailer included")
	void echoesTheFramesBytesAsTheyCame() throws IOException {
		FrameLayout layout = FrameLayout.of("odd", LengthRule.littleEndian(3).at(2)).withHeader(9).withTrailer(2);
		byte[] frames = Frames.bytes("a1a2 0b0000 b1b2b3b4 68656c6c6f c1c2  a3a4 060000 b5b6b7b8 c3c4");
		wires.far().send(frames);
		Served served = new Served(wires.near(), layout, new RecordingHandler(RecordingHandler.ECHO), Served.PATIENT);

		wires.far().expect(frames);
		endByPeer(served);
		assertEquals(List.of("hello", ""), served.handler.received());
	}

	@Test
	@DisplayName("4: delivers an empty body at once")
	void deliversAnEmptyBodyAtOnce() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		wires.far().send(u32(""));
		wires.far().expect(u32(""));
		endByPeer(served);
	}

	@Test
	@DisplayName("12: bytes that come before the handler is ready are not lost")
	void keepsWhatComesBeforeTheHandlerIsReady() throws IOException {
		CountDownLatch ready = new CountDownLatch(1);
		RecordingHandler handler = new RecordingHandler(RecordingHandler.ECHO);
		ConnectionHandler slow = new ConnectionHandler() {
			@Override
			public void opened(Connection connection) {
				try {
					ready.await();
				} catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
			}

			@Override
			public void received(Message message, Answers answers) throws IOException {
				handler.received(message, answers);
			}
		};
		Connection connection = new Connection(wires.near(), FrameLayout.u32(), slow, Served.PATIENT, BufferSupply.HEAP);
		Thread thread = Thread.ofVirtual().start(connection);
		wires.far().send(join(u32("early"), u32("bird")));
		assertEquals(List.of(), handler.received());

		ready.countDown();
		wires.far().expect(join(u32("early"), u32("bird")));
		wires.far().close();
		Conditions.await("the end of the thread", () -> !thread.isAlive());
	}

	@Test
	void answersAllMessagesOfOneReadingWithOneWriting() throws IOException {
		byte[] frames = frames(100);
		wires.far().send(frames);
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);

		wires.far().expect(frames);
		assertEquals(1, wires.near().reads());
		assertEquals(1, wires.near().writes());
		endByPeer(served);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 1000", "3, 7", "7, 3", "1000, 1" })
	@DisplayName("14: a partial write goes on from the right byte")
	void goesOnBehindAPartialWrite(int mostRead, int mostWritten) throws IOException {
		wires.near().readAtMost(mostRead).writeAtMost(mostWritten);
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		served.send("unasked");
		wires.far().expect(u32("unasked"));
		byte[] frames = frames(50);
		wires.far().send(frames);
		wires.far().expect(frames);
		endByPeer(served);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	@DisplayName("17: echoes, answers and messages leave in the order in which the handler sent them")
	void keepsTheOrderOfAllKindsOfAnswers(long seed) throws Exception {
		Random random = new Random(seed);
		ByteArrayOutputStream in = new ByteArrayOutputStream();
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		for (int i = 0; i < 400; i++) {
			byte[] body = new byte[random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(1, 40)];
			random.nextBytes(body);
			in.writeBytes(u32(body));
			if (body.length > 0) {
				expected.writeBytes(answerTo(body));
			}
		}
		wires.near().readAtMost(30_000);
		Served served = Served.over(wires.near(), (message, answers) -> {
			switch (message.bodyLength() == 0 ? 3 : message.body().get(0) & 3) {
				case 0 -> answers.echo(message);
				case 1 -> answers.answer(message, REVERSED);
				case 2 -> answers.send(ByteBuffer.wrap("new".getBytes()));
				default -> { }
			}
		});
		Background.start(() -> wires.far().send(in.toByteArray()));
		wires.far().expect(expected.toByteArray());
		endByPeer(served);
		assertEquals(served.handler.sent().size(), served.handler.messagesOut.get());
	}

	private static byte[] answerTo(byte[] body) {
		return switch (body[0] & 3) {
			case 0 -> u32(body);
			case 1 -> {
				byte[] reversed = new byte[body.length];
				for (int i = 0; i < body.length; i++) {
					reversed[i] = body[body.length - 1 - i];
				}
				yield u32(reversed);
			}
			case 2 -> u32("new");
			default -> new byte[0];
		};
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4092, 4093, 65_532, 65_536, 1 << 20, 3_000_000, FrameLayout.DEFAULT_LIMIT - 4 })
	void echoesMessagesOfAnySize(int size) throws Exception {
		byte[] body = new byte[size];
		new Random(size).nextBytes(body);
		byte[] frames = join(u32("before"), u32(body), u32("after"));
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		Background.start(() -> wires.far().send(frames));
		wires.far().expect(frames);
		endByPeer(served);
	}

	@Test
	@DisplayName("13: what comes together with the end of the stream is delivered before the end is told")
	void deliversWhatComesWithTheEndOfTheStream() throws IOException {
		wires.far().send(join(u32("one"), u32("two")));
		wires.far().shutdownOutput();
		RecordingHandler handler = new RecordingHandler((message, answers) -> answers.echo(message));
		Served served = Served.over(wires.near(), handler);

		wires.far().expect(join(u32("one"), u32("two")));
		wires.far().expectEnd();
		Ending ending = served.awaitEnd();
		assertEquals(By.PEER, ending.by());
		assertEquals(How.CLOSED, ending.how());
		assertEquals("the peer closed the connection", ending.reason());
		assertEquals(List.of("one", "two"), handler.received());
	}

	@Test
	@DisplayName("9: an end inside a frame is told with the bytes that came, after all messages before it")
	void tellsOfAFrameThatEndsEarly() throws IOException {
		wires.far().send(join(u32("whole"), Frames.bytes("00000005 6162")));
		wires.far().shutdownOutput();
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);

		wires.far().expect(u32("whole"));
		wires.far().expectEnd();
		Ending ending = served.awaitEnd();
		assertEquals(By.PEER, ending.by());
		assertEquals(How.FRAMING_ERROR, ending.how());
		FramingException error = served.handler.errors().get(0);
		assertEquals(error, ending.cause().orElseThrow());
		assertEquals(9, error.offset());
		assertArrayEquals(Frames.bytes("00000005 6162"), error.bytes());
		assertArrayEquals(Frames.bytes("00000005 6162"), served.handler.undecoded);
		assertEquals(List.of("whole"), served.handler.received());
	}

	@Test
	@DisplayName("10: messages before a framing error are answered, then the peer sees a clean end")
	void answersWhatCameBeforeAFramingError() throws IOException {
		byte[] broken = Frames.bytes("ffffffff 47455420 2f");
		wires.far().send(join(u32("a"), u32("b"), broken));
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);

		wires.far().expect(join(u32("a"), u32("b")));
		wires.far().expectEnd();
		wires.far().send(new byte[300_000]);
		wires.far().close();
		Ending ending = served.awaitEnd();
		assertEquals(By.US, ending.by());
		assertEquals(How.FRAMING_ERROR, ending.how());
		assertEquals(1, served.handler.errors().size());
		assertEquals(10, served.handler.errors().get(0).offset());
		assertArrayEquals(broken, served.handler.undecoded);
		assertEquals(List.of("a", "b"), served.handler.received());
	}

	@Test
	void countsMessagesAndBytesOfBothDirections() throws IOException {
		Served served = Served.over(wires.near(), (message, answers) -> {
			if (message.bodyLength() > 2) {
				answers.echo(message);
			}
		});
		wires.far().send(join(u32("one"), u32("no"), u32("three")));
		wires.far().expect(join(u32("one"), u32("three")));
		served.send("unasked");
		wires.far().expect(u32("unasked"));
		endByPeer(served);
		assertEquals(3, served.handler.messagesIn.get());
		assertEquals(7 + 6 + 9, served.handler.bytesIn.get());
		assertEquals(3, served.handler.messagesOut.get());
		assertEquals(7 + 9 + 11, served.handler.bytesOut.get());
	}

	@Test
	void namesSentMessagesInTheOrderOfTheWire() throws Exception {
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		int each = 500;
		for (int sender = 0; sender < 3; sender++) {
			String name = "s" + sender + "-";
			Background.start(() -> {
				for (int i = 0; i < each; i++) {
					served.send(name + i);
				}
			});
		}
		Background.start(() -> wires.far().send(join(Collections.nCopies(each, u32("echo")).toArray(byte[][]::new))));
		List<String> arrived = Arrivals.read(wires.far(), 4 * each);
		endByPeer(served);
		assertEquals(arrived, served.handler.sent());
		assertTrue(arrived.contains("s2-499"));
	}

	private static byte[] frames(int count) {
		return join(IntStream.range(0, count).mapToObj(i -> u32("message " + i)).toArray(byte[][]::new));
	}

	private void endByPeer(Served served) {
		wires.far().close();
		assertEquals(How.CLOSED, served.awaitEnd().how());
	}
}
