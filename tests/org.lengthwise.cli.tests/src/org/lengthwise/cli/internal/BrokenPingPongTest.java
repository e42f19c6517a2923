// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedPeer;

/** {@code connect --ping-pong} with servers that do not play to the end. */
class BrokenPingPongTest extends ConnectFixture {

	private RunningCommand play(String... options) {
		return RunningCommand.start(("connect " + address + " --text ab --ping-pong " + String.join(" ", options)).strip().split(" "));
	}

	/** One round, and the next message from the command. */
	private static void rally(ScriptedPeer peer) throws IOException {
		peer.expect(Frames.u32("ab"));
		peer.send(Frames.u32("ab"));
		peer.expect(Frames.u32("ba"));
	}

	private static void assertTable(int rounds, RunningCommand command) {
		assertEquals(2, command.out().size(), command.out().toString());
		assertTrue(command.out().get(1).matches("all 1 +" + rounds + " .*"), command.out().toString());
	}

	@Test
	void isDoneWhenTheServerEndsAPlayWithoutALimit() throws Exception {
		try (RunningCommand command = play(); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertTable(1, command);
			assertEquals(List.of(), command.err());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--rounds 5", "--seconds 60" })
	void failsWhenTheServerEndsAPlayBeforeItsLimit(String limit) throws Exception {
		try (RunningCommand command = play(limit); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.close();
			assertEquals(ExitCode.EXPECTATION_FAILED, command.exitCode());
			assertTable(1, command);
			assertEquals(List.of("lengthwise: " + address + " closed the connection before the ping-pong was over"), command.err());
		}
	}

	@RepeatedTest(20)
	void isDoneWhenTheServerLeavesWithTheLastRound() throws Exception {
		try (RunningCommand command = play("--rounds", "2"); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.send(Frames.u32("ba"));
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertTable(2, command);
			assertEquals(List.of(), command.err());
		}
	}

	@RepeatedTest(20)
	void failsWhenTheServerLeavesAtOnce() throws Exception {
		try (RunningCommand command = play("--rounds", "2"); ScriptedPeer peer = listener.accept()) {
			peer.shutdownOutput();
			assertEquals(ExitCode.EXPECTATION_FAILED, command.exitCode());
			assertEquals(List.of("lengthwise: " + address + " closed the connection before the ping-pong was over"), command.err());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--rounds 5" })
	void saysOnceThatTheServerBrokeOff(String limit) throws Exception {
		try (RunningCommand command = play(limit); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.reset();
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertTable(1, command);
			assertEquals(1, command.err().size(), command.err().toString());
			assertTrue(command.err().getFirst().endsWith(" " + address + ": ended by the peer: cannot read from " + address + ": Connection reset"),
					command.err().toString());
		}
	}

	@Test
	void tellsProgramsThatTheServerBrokeOff() throws Exception {
		try (RunningCommand command = play("--json"); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.reset();
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertEquals(List.of("connected", "closed", "summary"), command.eventNames());
			assertEquals(1, command.event("summary").number("errors"));
			assertEquals(List.of("lengthwise: cannot read from " + address + ": Connection reset"), command.err());
		}
	}

	@ParameterizedTest
	@CsvSource({ "7fffffff, 'frame at offset 6 announces 2147483651 bytes (header 7f ff ff ff), the limit of layout u32 is 16777216: compare the "
			+ "layout''s width, byte order and what its length counts with the peer''s'",
			"000000026261, 'incomplete frame at offset 12: 1 of 4 bytes of its length field arrived before the end of the stream'",
			"0000000262, 'incomplete frame at offset 6: 5 of 6 bytes arrived before the end of the stream'",
			"485454502f312e31, 'frame at offset 6 announces 1213486164 bytes (header 48 54 54 50), the limit of layout u32 is 16777216: these bytes "
					+ "are the text \"HTTP\", so the peer seems to speak HTTP'" })
	void saysOnceThatTheServerBrokeTheFraming(String bytes, String sentence) throws Exception {
		try (RunningCommand command = play(); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.sendHex(bytes.length() == 12 ? bytes + "00" : bytes);
			peer.shutdownOutput();
			assertEquals(ExitCode.FRAMING_BROKEN, command.exitCode());
			assertEquals(1, command.err().size(), command.err().toString());
			assertTrue(command.err().getFirst().endsWith(" " + address + ": " + sentence), command.err().toString());
		}
	}

	@Test
	void tellsProgramsThatTheServerBrokeTheFraming() throws Exception {
		try (RunningCommand command = play("--json"); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.sendHex("7fffffff");
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.FRAMING_BROKEN, command.exitCode());
			assertEquals(List.of("connected", "framing-error", "closed", "summary"), command.eventNames());
			assertEquals(6, command.event("framing-error").number("offset"));
			assertEquals(1, command.event("summary").number("errors"));
			assertEquals(1, command.err().size(), command.err().toString());
		}
	}

	@Test
	void doesNotOverlookABrokenConnectionBehindOneThatWasClosed() throws Exception {
		try (RunningCommand command = play("--connections", "2", "--json"); ScriptedPeer one = listener.accept(); ScriptedPeer other = listener.accept()) {
			rally(one);
			rally(other);
			one.close();
			command.awaitOut("closed");
			other.sendHex("7fffffff");
			other.expectEnd();
			other.close();
			assertEquals(ExitCode.FRAMING_BROKEN, command.exitCode());
			assertEquals(1, command.event("summary").number("errors"));
		}
	}

	@Test
	void givesUpAServerThatDoesNotAnswer() throws Exception {
		try (RunningCommand command = play("--rounds", "5", "--timeout", "1"); ScriptedPeer peer = listener.accept()) {
			rally(peer);
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.EXPECTATION_FAILED, command.exitCode());
			assertTable(1, command);
			assertEquals(List.of("lengthwise: no answer from " + address + " within 1 s"), command.err());
		}
	}

	@Test
	void tellsPeopleOnlyThatTheConnectionIsRefused() throws Exception {
		listener.close();
		try (RunningCommand command = play()) {
			command.assertFails(ExitCode.IO_FAILED, "lengthwise: cannot connect to " + address + ": Connection refused");
		}
	}

	@Test
	void tellsProgramsThatTheConnectionIsRefused() throws Exception {
		listener.close();
		try (RunningCommand command = play("--json")) {
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertEquals(List.of("error", "summary"), command.eventNames());
			assertEquals(List.of(0L, 1L), List.of(command.event("summary").number("connections"), command.event("summary").number("errors")));
		}
	}

	@Test
	void refusesToPlayWithAFrameOverTheLimit() throws Exception {
		try (RunningCommand command = play("--max-frame", "5"); ScriptedPeer peer = listener.accept()) {
			peer.expectEnd();
			peer.close();
			command.assertFails(ExitCode.WRONG_USAGE, "lengthwise connect: a body of 2 bytes makes a frame of 6 bytes; layout u32 allows 5: "
					+ "choose a larger --max-frame. Try 'lengthwise connect --help'.");
		}
	}
}
