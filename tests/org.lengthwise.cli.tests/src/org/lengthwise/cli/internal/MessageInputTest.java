// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;

@ExtendWith(LogGuard.class)
@Timeout(60)
class MessageInputTest {

	private static final int LIMIT = 10;

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> lines(String text) throws Exception {
		return MessageInput.lines(stream(text), LIMIT).all().stream().map(MessageInputTest::text).toList();
	}

	private static String text(ByteBuffer body) {
		return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
	}

	private static <T> FutureTask<T> start(Callable<T> call) {
		FutureTask<T> task = new FutureTask<>(call);
		Thread.ofPlatform().daemon().start(task);
		return task;
	}

	@Test
	void givesOneBodyAndThenTheEnd() throws Exception {
		MessageInput input = MessageInput.single("two\nlines".getBytes(StandardCharsets.UTF_8));
		assertEquals("two\nlines", text(input.next().orElseThrow()));
		assertEquals(Optional.empty(), input.next());
		assertTrue(input.isComplete());
	}

	@Test
	void givesABodyForEachLine() throws Exception {
		assertEquals(List.of("one", "two"), lines("one\ntwo\n"));
	}

	@Test
	void givesAnEmptyBodyForAnEmptyLine() throws Exception {
		assertEquals(List.of("", "one", "", ""), lines("\none\n\n\n"));
	}

	@Test
	void takesTheEndsOfLinesOfWindowsAway() throws Exception {
		assertEquals(List.of("one", "", "2\r3\r"), lines("one\r\n\r\n2\r3\r\r\n"));
	}

	@Test
	void takesALastLineWithoutAnEnd() throws Exception {
		assertEquals(List.of("one", "two"), lines("one\ntwo"));
	}

	@Test
	void givesNothingForNothing() throws Exception {
		assertEquals(List.of(), lines(""));
	}

	@Test
	void keepsBytesThatAreNoText() throws Exception {
		MessageInput input = MessageInput.lines(new ByteArrayInputStream(new byte[] { (byte) 0xff, 0, '\n' }), LIMIT);
		assertEquals(ByteBuffer.wrap(new byte[] { (byte) 0xff, 0 }), input.next().orElseThrow());
	}

	@Test
	void refusesALineOverTheLimitAndGivesThoseBefore() throws Exception {
		MessageInput input = MessageInput.lines(stream("0123456789\n0123456789a\nlater\n"), LIMIT);
		assertEquals("0123456789", text(input.next().orElseThrow()));
		IOException refused = assertThrows(IOException.class, input::next);
		assertEquals("a line of standard input is longer than 10 bytes, the limit of a frame", refused.getMessage());
	}

	@Test
	void handsOnThatReadingFailed() throws Exception {
		MessageInput input = MessageInput.lines(new FilterInputStream(stream("one\ntwo")) {

			@Override
			public int read(byte[] target, int from, int count) throws IOException {
				int read = super.read(target, from, 4);
				if (read < 4) {
					throw new IOException("the disk is on fire");
				}
				return read;
			}
		}, LIMIT);
		assertEquals("one", text(input.next().orElseThrow()));
		assertEquals("the disk is on fire", assertThrows(IOException.class, input::next).getMessage());
	}

	@Test
	void givesMoreLinesThanAreReadAhead() throws Exception {
		List<String> numbers = IntStream.range(0, 1000).mapToObj(Integer::toString).toList();
		assertEquals(numbers, lines(String.join("\n", numbers)));
	}

	@Test
	void givesALineBeforeTheNextIsThere() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream stream = new PipedInputStream(typed)) {
			MessageInput input = MessageInput.lines(stream, LIMIT);
			for (String line : List.of("one", "two")) {
				typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
				typed.flush();
				assertEquals(line, text(input.next().orElseThrow()));
			}
			assertFalse(input.isComplete());
		}
	}

	@Test
	void endsAWaitForTheNextLine() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream stream = new PipedInputStream(typed)) {
			MessageInput input = MessageInput.lines(stream, LIMIT);
			FutureTask<Optional<ByteBuffer>> next = start(input::next);
			input.end();
			assertEquals(Optional.empty(), next.get(Conditions.PATIENCE.toSeconds(), TimeUnit.SECONDS));
			assertFalse(input.isComplete());
		}
	}

	@Test
	void lendsItsWaitToAnInterrupt() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream stream = new PipedInputStream(typed)) {
			MessageInput input = MessageInput.lines(stream, LIMIT);
			Thread.currentThread().interrupt();
			assertThrows(InterruptedException.class, input::next);
		}
	}
}
