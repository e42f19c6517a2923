// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.testkit.Frames.join;
import static org.lengthwise.testkit.Frames.u32;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;

/** The ways in which a connection ends. The numbers are lines of the wire checklist. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ConnectionEndTest {

	private final MemoryWire.Pair wires = MemoryWire.pair(50);

	@Test
	@DisplayName("26: an orderly close sends what is queued, and then the end of the stream")
	void sendsWhatIsQueuedBeforeItCloses() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		for (int i = 0; i < 100; i++) {
			served.send("queued");
		}
		served.connection.close("enough");
		assertThrows(ConnectionClosedException.class, () -> served.send("too late"));
		assertEquals(Collections.nCopies(100, "queued"), Arrivals.read(wires.far(), 100));
		wires.far().expectEnd();
		wires.far().close();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "enough");
		assertTrue(wires.near().isClosed());
	}

	@Test
	@DisplayName("26: what the peer sends while we close is read and dropped, for it would turn our end into a reset")
	void dropsWhatComesWhileItCloses() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		served.connection.close("enough");
		wires.far().expectEnd();
		wires.far().send(join(u32("too late"), new byte[300_000]));
		wires.far().close();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "enough");
		assertEquals(List.of(), served.handler.received());
		assertTrue(served.supply.largest() <= 64 << 10, "a buffer of " + served.supply.largest() + " bytes for what is dropped");
	}

	@Test
	@DisplayName("26: a close that takes longer than its period is cut off")
	void cutsOffACloseThatTakesTooLong() throws IOException {
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE),
				Served.closingWithin(Duration.ofMillis(20)));
		served.send("x".repeat(100));
		served.send("never begun");
		served.connection.close("enough");
		assertEnding(served.awaitEnd(), By.US, How.RESET, "enough, but the time to close ran out before all was sent");
		assertEquals(List.of("x".repeat(100), "never begun"), served.handler.unsent());
		assertTrue(wires.near().isClosed());
	}

	@Test
	@DisplayName("26: nor does it wait for a peer that keeps its side open")
	void cutsOffAPeerThatNeverCloses() throws IOException {
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE),
				Served.closingWithin(Duration.ofMillis(20)));
		served.connection.close("enough");
		wires.far().expectEnd();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "enough, but the time to close ran out before the peer closed its side");
	}

	@Test
	@DisplayName("26: a peer that has closed and does not read what is queued for it is told of as such")
	void cutsOffAPeerThatClosedAndDoesNotRead() throws IOException {
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE),
				Served.closingWithin(Duration.ofMillis(20)));
		served.send("x".repeat(100));
		Conditions.await("a full pipe", () -> wires.far().unread() == 50);
		wires.far().shutdownOutput();
		assertEnding(served.awaitEnd(), By.PEER, How.RESET, "the peer closed the connection, but the time to close ran out before all was sent");
	}

	@Test
	@DisplayName("26: a framing error stays one, even if the peer then does not close")
	void tellsOfAFramingErrorRatherThanOfTheTime() throws IOException {
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE),
				Served.closingWithin(Duration.ofMillis(20)));
		wires.far().send(Frames.bytes("ffffffff"));
		Ending ending = served.awaitEnd();
		assertEquals(How.FRAMING_ERROR, ending.how());
		assertEquals(served.handler.errors().getFirst().getMessage(), ending.reason());
	}

	@Test
	@DisplayName("26: the end of the stream comes after the answers of a handler that still runs")
	void waitsForTheAnswersOfARunningHandler() throws Exception {
		CountDownLatch mayAnswer = new CountDownLatch(1);
		Served served = Served.over(wires.near(), (message, answers) -> {
			awaitLatch(mayAnswer);
			answers.echo(message);
		});
		wires.far().send(u32("slow"));
		Conditions.await("the handler", () -> served.handler.received().equals(List.of("slow")));
		served.connection.close("enough");
		mayAnswer.countDown();
		wires.far().expect(u32("slow"));
		wires.far().expectEnd();
		wires.far().close();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "enough");
		assertEquals(List.of(), served.handler.unsent());
	}

	@Test
	@DisplayName("26: while a handler runs there is no end of the stream, even if that takes too long")
	void tellsOfNoEndWhileAHandlerRuns() throws Exception {
		CountDownLatch mayAnswer = new CountDownLatch(1);
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler((message, answers) -> {
			answers.echo(message);
			awaitLatch(mayAnswer);
		}), Served.closingWithin(Duration.ofMillis(20)));
		wires.far().send(u32("slow"));
		Conditions.await("the handler", () -> served.handler.received().equals(List.of("slow")));
		served.connection.close("enough");
		Conditions.await("the cut", wires.near()::isClosed);
		assertFalse(wires.near().isOutputEnded());
		mayAnswer.countDown();
		assertEnding(served.awaitEnd(), By.US, How.RESET, "enough, but the time to close ran out before all was sent");
		assertEquals(List.of("slow"), served.handler.unsent());
	}

	@Test
	void aClosePeriodMayBeAsLongAsOneLikes() throws IOException {
		Served served = new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE),
				Served.closingWithin(Duration.ofSeconds(Long.MAX_VALUE)));
		served.send("last");
		served.connection.close("enough");
		wires.far().expect(u32("last"));
		wires.far().close();
		served.awaitEnd();
	}

	@Test
	@DisplayName("13: who has shut down its output still gets all answers")
	void answersAPeerThatHasShutDownItsOutput() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		byte[] frames = join(Collections.nCopies(100, u32("half closed")).toArray(byte[][]::new));
		Background.start(() -> {
			wires.far().send(frames);
			wires.far().shutdownOutput();
		});
		for (int i = 0; i < 10; i++) {
			served.send("queued");
		}
		assertEquals(110, Arrivals.read(wires.far(), 110).size());
		wires.far().expectEnd();
		assertEnding(served.awaitEnd(), By.PEER, How.CLOSED, "the peer closed the connection");
		assertEquals(List.of(), served.handler.unsent());
	}

	static Stream<Throwable> failures() {
		return Stream.of(new IllegalStateException("out of order"), new IOException("disk full"), new StackOverflowError("too deep"),
				new TransportException(Phase.WRITE, "another:1", new IOException("Broken pipe")),
				new FramingException("another stream's", 0, new byte[0]));
	}

	@ParameterizedTest
	@MethodSource("failures")
	@DisplayName("25: a handler that throws ends its own connection alone, in order and after the earlier answers")
	void aHandlerThatThrowsEndsItsConnectionAlone(Throwable failure) throws IOException {
		MemoryWire.Pair others = MemoryWire.pair(50);
		Served other = Served.over(others.near(), RecordingHandler.ECHO);
		wires.far().send(join(u32("one"), u32("two"), u32("bad"), u32("never")));
		Served served = Served.over(wires.near(), (message, answers) -> {
			if (message.bodyBytes()[0] == 'b') {
				RecordingHandler.<RuntimeException>throwUnchecked(failure);
			}
			answers.echo(message);
		});
		wires.far().expect(join(u32("one"), u32("two")));
		wires.far().expectEnd();
		wires.far().send(new byte[300_000]);
		wires.far().close();
		assertSame(failure, assertEnding(served.awaitEnd(), By.US, How.HANDLER_FAILED, failure.getMessage()).cause().orElseThrow());
		assertEquals(List.of("one", "two", "bad"), served.handler.received());
		assertEquals(List.of(), served.handler.errors());

		others.far().send(u32("still here"));
		others.far().expect(u32("still here"));
		others.far().close();
		other.awaitEnd();
	}

	@ParameterizedTest
	@ValueSource(strings = { "opened", "received", "sent", "countReceived", "countSent", "broken" })
	@DisplayName("25: it is told of the end once, whichever of its methods has thrown")
	void tellsOfTheEndWhateverHasThrown(String method) throws IOException {
		RecordingHandler handler = new RecordingHandler(RecordingHandler.ECHO)
				.failingIn(method, new IllegalStateException("failed in " + method));
		wires.far().send(method.equals("broken") ? Frames.bytes("ffffffff") : u32("one"));
		Served served = Served.over(wires.near(), handler);
		Conditions.await("the end of the stream, or of the connection", () -> !served.connection.isOpen());
		wires.far().close();
		assertEnding(served.awaitEnd(), By.US, How.HANDLER_FAILED, "failed in " + method);
	}

	@ParameterizedTest
	@ValueSource(strings = { "unsent", "ended" })
	void givesItsBuffersBackEvenIfTheLastCallsThrow(String method, LogGuard log) throws IOException {
		log.expectError("failed in " + method);
		RecordingHandler handler = new RecordingHandler(RecordingHandler.ECHO)
				.failingIn(method, new IllegalStateException("failed in " + method));
		Served served = Served.over(wires.near(), handler);
		served.send("x".repeat(100));
		served.send("never begun");
		served.connection.abort("at once");
		assertEnding(served.awaitEnd(), By.US, How.RESET, "at once");
	}

	@Test
	void closesFromWithinTheHandlerAfterTheAnswerToThatMessage() throws IOException {
		AtomicReference<Connection> connection = new AtomicReference<>();
		Served served = Served.over(wires.near(), (message, answers) -> {
			answers.echo(message);
			connection.get().close("said goodbye");
		});
		connection.set(served.connection);
		wires.far().send(join(u32("bye"), u32("never")));
		wires.far().expect(u32("bye"));
		wires.far().expectEnd();
		wires.far().close();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "said goodbye");
		assertEquals(List.of("bye"), served.handler.received());
		assertEquals(1, served.handler.messagesIn.get());
	}

	@Test
	void theFirstReasonToEndCounts() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		served.connection.close("first");
		served.connection.close("second");
		wires.far().expectEnd();
		wires.far().close();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "first");
		served.connection.close("third");
		served.connection.abort("fourth");
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "first");
		assertThrows(ConnectionClosedException.class, () -> served.send("too late"));
	}

	@Test
	void abortingResetsTheConnectionAtOnce() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		served.send("x".repeat(100));
		served.connection.abort("at once");
		wires.far().expectReset();
		assertEnding(served.awaitEnd(), By.US, How.RESET, "at once");
		assertEquals(List.of("x".repeat(100)), served.handler.unsent());
	}

	@Test
	void abortingCutsAnOrderlyCloseShort() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.ECHO);
		Background.start(() -> wires.far().send(u32("x".repeat(100))));
		Conditions.await("an echo that nobody reads", () -> wires.far().unread() == 50);
		served.connection.close("in order");
		served.connection.abort("at once");
		wires.far().expectReset();
		assertEnding(served.awaitEnd(), By.US, How.CLOSED, "in order");
		assertEquals(List.of("x".repeat(100)), served.handler.unsent());
	}

	@Test
	@DisplayName("38: a failed read names the phase, the peer and the system's reason")
	void namesWhatFailedWhileReading() {
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		wires.near().failNextRead(new IOException("No route to host"));
		Ending ending = assertEnding(served.awaitEnd(), By.PEER, How.RESET, "cannot read from far:1: No route to host");
		assertEquals(Phase.READ, ((TransportException) ending.cause().orElseThrow()).phase());
	}

	@Test
	@DisplayName("38: a failed write names the phase, the peer and the system's reason")
	void namesWhatFailedWhileWriting() throws IOException {
		wires.near().failNextWrite(new IOException("Broken pipe"));
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		served.send("lost");
		Ending ending = assertEnding(served.awaitEnd(), By.PEER, How.RESET, "cannot write to far:1: Broken pipe");
		assertEquals(Phase.WRITE, ((TransportException) ending.cause().orElseThrow()).phase());
		assertEquals(List.of("lost"), served.handler.unsent());
	}

	@Test
	@DisplayName("38: a reset that only the writer meets, since the reader saw an end of the stream, is told as a reset")
	void tellsOfAResetThatOnlyTheWriterMeets() throws IOException {
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		served.send("x".repeat(100));
		Conditions.await("a full pipe", () -> wires.far().unread() == 50);
		wires.far().shutdownOutput();
		Conditions.await("the end to be seen", () -> !served.connection.isOpen());
		wires.near().failNextWrite(new IOException("Connection reset by peer"));
		assertEnding(served.awaitEnd(), By.PEER, How.RESET, "cannot write to far:1: Connection reset by peer");
		assertEquals(1, served.handler.unsent().size());
	}

	@Test
	void waitsForTheEndOnlyAsLongAsItIsTold() throws Exception {
		Served served = Served.over(wires.near(), RecordingHandler.IGNORE);
		assertTrue(served.connection.awaitEnd(Duration.ZERO).isEmpty());
		wires.far().close();
		assertTrue(served.connection.awaitEnd(Duration.ofSeconds(Long.MAX_VALUE)).isPresent());
		served.awaitEnd();
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Ending assertEnding(Ending ending, By by, How how, String reason) {
		assertEquals(reason, ending.reason());
		assertEquals(by, ending.by());
		assertEquals(how, ending.how());
		return ending;
	}
}
