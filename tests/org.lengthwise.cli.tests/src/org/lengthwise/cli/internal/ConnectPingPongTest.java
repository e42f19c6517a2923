// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.MessagePeer;
import org.lengthwise.testkit.ScriptedPeer;

/** {@code connect --ping-pong} that is played to its end, looked at from the other side. */
class ConnectPingPongTest extends ConnectFixture {

	@TempDir
	private Path folder;

	/** Fails unless exactly these bodies come in, each of which is sent back. */
	private void assertPlays(RunningCommand command, byte[]... bodies) throws Exception {
		try (command; ScriptedPeer peer = listener.accept()) {
			for (byte[] body : bodies) {
				peer.expect(Frames.u32(body));
				peer.send(Frames.u32(body));
			}
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of(), command.err());
		}
	}

	@ParameterizedTest
	@CsvSource({ "--text, Grüße!, --reverse=text, 4772c3bcc39f6521, 2165c39fc3bc7247", "--text, é!, --reverse=bytes, c3a921, 21a9c3",
			"--hex, c3a921, --reverse=text, c3a921, 21c3a9", "--hex, c3a921, --reverse=bytes, c3a921, 21a9c3",
			"--hex, c3a9ff, --reverse=text, c3a9ff, ffa9c3" })
	void reversesAsItIsTold(String kind, String value, String reverse, String there, String back) throws Exception {
		assertPlays(connect(kind, value, "--ping-pong", "--rounds", "3", reverse), Frames.bytes(there), Frames.bytes(back), Frames.bytes(there));
	}

	@Test
	void reversesTextByCharactersAndTheRestByBytes() throws Exception {
		byte[] body = Frames.bytes("c3a921");
		Path file = Files.write(folder.resolve("body"), body);
		assertPlays(connect("--text", "é!", "--ping-pong", "--rounds", "2"), body, Frames.bytes("21c3a9"));
		assertPlays(RunningCommand.connectReading("é!\n", listener.port(), "-", "--ping-pong", "--rounds", "2"), body, Frames.bytes("21c3a9"));
		assertPlays(connect("--hex", "c3a921", "--ping-pong", "--rounds", "2"), body, Frames.bytes("21a9c3"));
		assertPlays(connect("--file", file.toString(), "--ping-pong", "--rounds", "2"), body, Frames.bytes("21a9c3"));
	}

	@Test
	void reversesTextInItsCharset() throws Exception {
		assertPlays(connect("--text", "é!", "--charset", "UTF-16LE", "--ping-pong", "--rounds", "2"), Frames.bytes("e900 2100"),
				Frames.bytes("2100 e900"));
	}

	@Test
	void playsWithNothingInTheMessage() throws Exception {
		assertPlays(connect("--text", "", "--ping-pong", "--rounds", "3"), new byte[0], new byte[0], new byte[0]);
	}

	@Test
	void keepsSeveralBallsInTheAir() throws Exception {
		try (RunningCommand command = connect("--text", "ab", "--ping-pong", "--balls", "2", "--rounds", "2"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.join(Frames.u32("ab"), Frames.u32("ab")));
			peer.send(Frames.u32("ab"));
			peer.expect(Frames.u32("ba"));
			peer.send(Frames.join(Frames.u32("ab"), Frames.u32("ba")));
			peer.expect(Frames.u32("ba"));
			peer.send(Frames.u32("ba"));
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals("4", table(command).get(1).get(1));
		}
	}

	@Test
	void throwsABallForEachLine() throws Exception {
		try (RunningCommand command = RunningCommand.connectReading("one\n\ntwo", listener.port(), "-", "--ping-pong", "--balls", "2", "--rounds", "1");
				ScriptedPeer peer = listener.accept()) {
			byte[] balls = Frames.join(Frames.u32("one"), Frames.u32("one"), Frames.u32(""), Frames.u32(""), Frames.u32("two"), Frames.u32("two"));
			peer.expect(balls);
			peer.send(balls);
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals("6", table(command).get(1).get(1));
		}
	}

	@Test
	void playsOnSeveralConnectionsAtOnce() throws Exception {
		try (RunningCommand command = connect("--text", "ab", "--ping-pong", "--connections", "2", "--rounds", "1");
				ScriptedPeer first = listener.accept();
				ScriptedPeer second = listener.accept()) {
			for (ScriptedPeer peer : List.of(first, second)) {
				peer.expect(Frames.u32("ab"));
			}
			for (ScriptedPeer peer : List.of(first, second)) {
				peer.send(Frames.u32("ab"));
			}
			for (ScriptedPeer peer : List.of(first, second)) {
				peer.expectEnd();
				peer.close();
			}
			assertEquals(ExitCode.DONE, command.exitCode());
			List<List<String>> table = table(command);
			assertEquals(List.of("connection", "round trips", "per second", "p50 us", "p90 us", "p99 us", "p99.9 us", "max us"), table.get(0));
			assertTrue(table.get(1).get(0).matches("#\\d+ 127\\.0\\.0\\.1:" + listener.port()), table.toString());
			assertEquals(List.of("1", "1", "2"), table.subList(1, 4).stream().map(row -> row.get(1)).toList());
			assertEquals("all 2", table.get(3).get(0));
			assertEquals(4, table.size());
		}
	}

	@Test
	void playsForSeconds() throws Exception {
		try (MessagePeer echo = MessagePeer.echo();
				RunningCommand command = RunningCommand.connect(echo.port(), "--text", "ab", "--ping-pong", "--seconds", "1", "--balls", "4", "--json")) {
			assertEquals(ExitCode.DONE, command.exitCode());
			JsonEvent summary = command.event("summary");
			assertTrue(summary.number("round_trips") > 4, summary.toString());
			assertEquals(summary.number("messages_out"), summary.number("messages_in"));
			assertEquals(List.of(), command.err());
		}
	}

	@Test
	void tellsEventsInOrderAndNoMessages() throws Exception {
		try (MessagePeer echo = MessagePeer.echo();
				RunningCommand command = RunningCommand.connect(echo.port(), "--text", "ab", "--ping-pong", "--connections", "2", "--rounds", "50", "--balls", "3",
						"--json")) {
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of("connected", "connected", "closed", "closed", "summary"), command.eventNames());
			JsonEvent summary = command.event("summary");
			assertEquals(List.of("event", "connections", "messages_in", "messages_out", "bytes_in", "bytes_out", "errors", "seconds", "round_trips",
					"per_second", "rtt_us"), summary.names());
			assertEquals(List.of(2L, 300L, 300L, 1800L, 1800L, 0L, 300L),
					List.of("connections", "messages_in", "messages_out", "bytes_in", "bytes_out", "errors", "round_trips").stream().map(summary::number).toList());
		}
	}

	@Test
	void endsInOrderWhenTheProcessIsAskedTo() throws Exception {
		try (MessagePeer echo = MessagePeer.echo(); RunningCommand command = RunningCommand.connect(echo.port(), "--text", "ab", "--ping-pong", "--json")) {
			command.awaitOut("connected");
			command.raiseEndSignal();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of("connected", "closed", "summary"), command.eventNames());
			assertEquals("us", command.event("closed").text("by"));
			assertEquals(List.of(), command.err());
		}
	}

	@Test
	void printsItsTableWhenTheProcessIsAskedToEnd() throws Exception {
		try (RunningCommand command = connect("--text", "ab", "--ping-pong"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("ab"));
			peer.send(Frames.u32("ab"));
			peer.expect(Frames.u32("ba"));
			command.raiseEndSignal();
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of("all 1", "1"), table(command).get(1).subList(0, 2));
			assertEquals(List.of(), command.err());
		}
	}

	/** The cells of the lines that were printed. */
	private static List<List<String>> table(RunningCommand command) {
		return command.out().stream().map(line -> List.of(line.split(" {2,}"))).toList();
	}
}
