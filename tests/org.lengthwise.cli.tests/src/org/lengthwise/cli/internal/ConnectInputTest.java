// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedPeer;

/** What {@code connect} sends: text, hex, a file, or the lines of standard input. */
class ConnectInputTest extends ConnectFixture {

	@TempDir
	private Path folder;

	/** Fails unless {@code command} sends one message with that body, and prints what is sent back. */
	private void assertSends(byte[] body, String printed, RunningCommand command) throws Exception {
		try (command; ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32(body));
			peer.send(Frames.u32(body));
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.DONE, printed.lines().toList(), List.of());
		}
	}

	@Test
	void sendsTheTextInItsCharsetAndReadsAnswersInIt() throws Exception {
		assertSends(Frames.bytes("47 72 fc df 65"), "Grüße", connect("--text", "Grüße", "--charset", "ISO-8859-1"));
	}

	@Test
	void sendsTheBytesOfHex() throws Exception {
		assertSends(Frames.bytes("01 02 ff"), "0102ff", connect("--hex", "01 02FF"));
	}

	@Test
	void sendsAnEmptyMessage() throws Exception {
		assertSends(new byte[0], "\n", connect("--hex", ""));
	}

	@Test
	void sendsAFileAsOneMessage() throws Exception {
		Path file = Files.writeString(folder.resolve("two lines.txt"), "one\r\ntwo\n");
		assertSends(Frames.bytes("6f6e650d0a74776f0a"), "one\ntwo\n\n", connect("--file", file.toString()));
	}

	@Test
	void sendsAFileThatJustFits() throws Exception {
		Path file = Files.writeString(folder.resolve("fits.txt"), "x".repeat(96));
		assertSends(Files.readAllBytes(file), "x".repeat(96), connect("--file", file.toString(), "--max-frame", "100"));
	}

	@Test
	void saysThatAFileIsMissing() throws Exception {
		Path file = folder.resolve("Missing.txt");
		connect("--file", file.toString()).assertFails(ExitCode.IO_FAILED, "lengthwise: " + file + ": there is no such file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--ping-pong" })
	void tellsProgramsThatItHasNothingToSend(String pingPong) throws Exception {
		String file = folder.resolve("Missing.txt").toString();
		String[] arguments = pingPong.isEmpty() ? new String[] { "--json", "--file", file } : new String[] { "--json", "--file", file, pingPong };
		try (RunningCommand command = connect(arguments)) {
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertEquals(List.of("summary"), command.eventNames());
			assertEquals(List.of(0L, 0L), List.of(command.event("summary").number("connections"), command.event("summary").number("errors")));
			assertEquals(List.of("lengthwise: " + file + ": there is no such file"), command.err());
		}
	}

	@Test
	void tellsProgramsThatALineOfAPingPongIsTooLong() throws Exception {
		try (RunningCommand command = RunningCommand.connectReading("x".repeat(101), listener.port(), "-", "--ping-pong", "--max-frame", "100", "--json")) {
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertEquals(List.of("summary"), command.eventNames());
		}
	}

	@Test
	void saysThatAFileIsAFolder() throws Exception {
		connect("--file", folder.toString()).assertFails(ExitCode.IO_FAILED, "lengthwise: " + folder + ": this is a folder, expected a file");
	}

	@Test
	void saysThatAFileMayNotBeRead() throws Exception {
		Path file = Files.writeString(folder.resolve("secret.txt"), "secret");
		Assumptions.assumeTrue(file.toFile().setReadable(false, false) && !Files.isReadable(file), "the superuser may read everything");
		connect("--file", file.toString()).assertFails(ExitCode.IO_FAILED, "lengthwise: " + file + ": access is denied");
	}

	@Test
	void saysWhichFileCannotBeRead() throws Exception {
		Path file = Path.of("/proc/self/mem");
		Assumptions.assumeTrue(Files.isReadable(file), "a file of Linux that can be opened, but not read at its begin");
		connect("--file", file.toString()).assertFails(ExitCode.IO_FAILED, "lengthwise: /proc/self/mem: Input/output error");
	}

	@Test
	void refusesAFileOverTheLimit() throws Exception {
		Path file = Path.of("").toAbsolutePath().relativize(Files.writeString(folder.resolve("Large.bin"), "x".repeat(101)));
		connect("--file", file.toString(), "--max-frame", "100").assertFails(ExitCode.WRONG_USAGE, "lengthwise connect: the file " + file
				+ " has more bytes than a frame of 100 bytes can hold: choose a larger --max-frame. Try 'lengthwise connect --help'.");
	}

	@Test
	void refusesAFileWithoutEnd() throws Exception {
		Path file = Path.of("/dev/zero");
		Assumptions.assumeTrue(Files.isReadable(file));
		connect("--file", file.toString(), "--max-frame", "100").assertFails(ExitCode.WRONG_USAGE,
				"lengthwise connect: the file /dev/zero has more bytes than a frame of 100 bytes can hold: choose a larger --max-frame. "
						+ "Try 'lengthwise connect --help'.");
	}

	@Test
	void sendsAMessageForEachLineAndWaitsForEachAnswer() throws Exception {
		try (RunningCommand command = RunningCommand.connectReading("one\n\nGrüße\r\nlast", listener.port(), "-"); ScriptedPeer peer = listener.accept()) {
			for (String body : List.of("one", "", "Grüße", "last")) {
				peer.expect(Frames.u32(body));
				peer.send(Frames.u32("<" + body + ">"));
			}
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.DONE, List.of("<one>", "<>", "<Grüße>", "<last>"), List.of());
		}
	}

	@Test
	void sendsNothingForNoLine() throws Exception {
		try (RunningCommand command = RunningCommand.connectReading("", listener.port(), "-"); ScriptedPeer peer = listener.accept()) {
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.DONE, List.of(), List.of());
		}
	}

	@Test
	void stopsAtALineOverTheLimit() throws Exception {
		try (RunningCommand command = RunningCommand.connectReading("one\n" + "x".repeat(101), listener.port(), "-", "--max-frame", "100");
				ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("one"));
			peer.send(Frames.u32("1"));
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.IO_FAILED, List.of("1"),
					List.of("lengthwise: a line of standard input is longer than 100 bytes, the limit of a frame"));
		}
	}

	@Test
	void stopsAtTheFirstLineWithoutAnAnswer() throws Exception {
		try (RunningCommand command = RunningCommand.connectReading("one\ntwo\nthree\n", listener.port(), "-"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("one"));
			peer.send(Frames.u32("1"));
			peer.expect(Frames.u32("two"));
			peer.close();
			command.assertEnds(ExitCode.EXPECTATION_FAILED, List.of("1"),
					List.of("lengthwise: " + address + " closed the connection without an answer"));
		}
	}

	@Test
	void saysThatTheServerLeftWhileALineWasAwaited() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream input = new PipedInputStream(typed);
				RunningCommand command = RunningCommand.connectReading(input, listener.port(), "-"); ScriptedPeer peer = listener.accept()) {
			answerOneLine(typed, peer);
			command.awaitOut("1");
			peer.close();
			command.assertEnds(ExitCode.EXPECTATION_FAILED, List.of("1"),
					List.of("lengthwise: " + address + " closed the connection before the end of the input"));
		}
	}

	@Test
	void saysThatTheServerBrokeTheFramingWhileALineWasAwaited() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream input = new PipedInputStream(typed);
				RunningCommand command = RunningCommand.connectReading(input, listener.port(), "-"); ScriptedPeer peer = listener.accept()) {
			answerOneLine(typed, peer);
			peer.sendHex("00 00");
			peer.shutdownOutput();
			peer.expectEnd();
			command.assertEnds(ExitCode.FRAMING_BROKEN, List.of("1"), List.of(
					"lengthwise: incomplete frame at offset 5: 2 of 4 bytes of its length field arrived before the end of the stream"));
		}
	}

	@Test
	void endsInOrderWhileALineIsAwaited() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream input = new PipedInputStream(typed);
				RunningCommand command = RunningCommand.connectReading(input, listener.port(), "-"); ScriptedPeer peer = listener.accept()) {
			answerOneLine(typed, peer);
			command.awaitOut("1");
			command.raiseEndSignal();
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.DONE, List.of("1"), List.of());
		}
	}

	@Test
	void endsInOrderWhileAPingPongAwaitsItsLines() throws Exception {
		try (PipedOutputStream typed = new PipedOutputStream(); PipedInputStream input = new PipedInputStream(typed);
				RunningCommand command = RunningCommand.connectReading(input, listener.port(), "-", "--ping-pong")) {
			command.raiseEndSignal();
			command.assertEnds(ExitCode.DONE, List.of(), List.of());
		}
	}

	private static void answerOneLine(PipedOutputStream typed, ScriptedPeer peer) throws IOException {
		typed.write("one\n".getBytes(StandardCharsets.UTF_8));
		typed.flush();
		peer.expect(Frames.u32("one"));
		peer.send(Frames.u32("1"));
	}

	@Test
	void wantsALineForAPingPong() throws Exception {
		RunningCommand.connectReading("", listener.port(), "-", "--ping-pong").assertFails(ExitCode.WRONG_USAGE,
				"lengthwise connect: standard input was empty: a ping-pong needs at least one line. Try 'lengthwise connect --help'.");
	}
}
