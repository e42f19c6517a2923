// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedPeer;

/** {@code connect} without ping-pong, against servers that know nothing of Lengthwise. */
class ConnectCommandTest extends ConnectFixture {

	private static int unusedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@ParameterizedTest
	@CsvSource({ "48656c6c6f, Hello", "4772c3bcc39f65, Grüße", "0102ff, 0102ff", "'', ''", "610a62, 'a\nb'" })
	void printsTheAnswerAsTextOrHex(String answer, String printed) throws Exception {
		try (RunningCommand command = connect("--text", "Hello"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.send(Frames.u32(Frames.bytes(answer)));
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.DONE, List.of(printed), List.of());
		}
	}

	@Test
	void tellsEventsInOrder() throws Exception {
		try (RunningCommand command = connect("--hex", "0102", "--json"); ScriptedPeer peer = listener.accept()) {
			peer.expectHex("00000002 0102");
			peer.send(Frames.u32("Hello"));
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of("connected", "message", "message", "closed", "summary"), command.eventNames());
			List<JsonEvent> events = command.events();
			assertEquals(address, events.get(0).text("peer"));
			assertEquals(List.of("out", "in"), List.of(events.get(1).text("direction"), events.get(2).text("direction")));
			assertEquals("Hello", events.get(2).text("text"));
			assertEquals("us", events.get(3).text("by"));
			assertEquals(List.of(1L, 1L, 1L, 9L, 6L, 0L), List.of("connections", "messages_in", "messages_out", "bytes_in", "bytes_out", "errors")
					.stream().map(events.get(4)::number).toList());
			assertEquals(List.of(), command.err());
		}
	}

	@Test
	void saysThatAConnectionIsRefused() throws Exception {
		int port = unusedPort();
		try (RunningCommand command = RunningCommand.connect(port, "--text", "Hello")) {
			command.assertFails(ExitCode.IO_FAILED, "lengthwise: cannot connect to 127.0.0.1:" + port + ": Connection refused");
		}
	}

	@Test
	void tellsProgramsThatAConnectionIsRefused() throws Exception {
		int port = unusedPort();
		try (RunningCommand command = RunningCommand.connect(port, "--text", "Hello", "--json")) {
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertEquals(List.of("error", "summary"), command.eventNames());
			assertEquals("connect", command.event("error").text("phase"));
			assertEquals("127.0.0.1:" + port, command.event("error").text("peer"));
			assertEquals(0, command.event("summary").number("connections"));
			assertEquals(1, command.event("summary").number("errors"));
			assertEquals(1, command.err().size(), command.err().toString());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--ping-pong" })
	void saysThatAHostIsUnknown(String pingPong) throws Exception {
		String[] arguments = { "connect", "nohost.invalid", "--text", "Hello", pingPong };
		try (RunningCommand command = RunningCommand.start(pingPong.isEmpty() ? List.of(arguments).subList(0, 4).toArray(String[]::new) : arguments)) {
			command.assertFails(ExitCode.IO_FAILED, "lengthwise: cannot look up nohost.invalid: no address is known for this host name");
		}
	}

	@Test
	void waitsForAnAnswerAsLongAsItIsTold() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--timeout", "1"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.expectEnd();
			peer.close();
			command.assertFails(ExitCode.EXPECTATION_FAILED, "lengthwise: no answer from " + address + " within 1 s");
		}
	}

	@Test
	void waitsForDecadesIfItIsTold() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--timeout", "2147483647"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.send(Frames.u32("olleH"));
			peer.expectEnd();
			peer.close();
			command.assertEnds(ExitCode.DONE, List.of("olleH"), List.of());
		}
	}

	@Test
	void saysThatTheServerClosedWithoutAnAnswer() throws Exception {
		try (RunningCommand command = connect("--text", "Hello"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.close();
			command.assertFails(ExitCode.EXPECTATION_FAILED, "lengthwise: " + address + " closed the connection without an answer");
		}
	}

	@RepeatedTest(20)
	void takesAnAnswerAlsoIfTheServerClosesAtOnce() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--json"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.send(Frames.u32("olleH"));
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of(), command.err());
			assertEquals(List.of("connected", "message", "message", "closed", "summary"), command.eventNames());
		}
	}

	@Test
	void saysThatTheServerBrokeOff() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--json"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.reset();
			assertEquals(ExitCode.IO_FAILED, command.exitCode());
			assertEquals(List.of("lengthwise: cannot read from " + address + ": Connection reset"), command.err());
			assertEquals("peer", command.event("closed").text("by"));
			assertEquals(1, command.event("summary").number("errors"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"00 00 00 05 41 42 | incomplete frame at offset 0: 6 of 9 bytes arrived before the end of the stream",
			"00 00 | incomplete frame at offset 0: 2 of 4 bytes of its length field arrived before the end of the stream",
			"00 00 00 61 | frame at offset 0 announces 101 bytes (header 00 00 00 61), the limit of layout u32 is 100: "
					+ "compare the layout's width, byte order and what its length counts with the peer's",
			"05 00 00 00 | frame at offset 0 announces 83886084 bytes (header 05 00 00 00), the limit of layout u32 is 100: "
					+ "read little-endian it would be 9, so the peer may use the other byte order",
			"48 54 54 50 2f 31 2e 31 | frame at offset 0 announces 1213486164 bytes (header 48 54 54 50), the limit of layout u32 is 100: "
					+ "these bytes are the text \"HTTP\", so the peer seems to speak HTTP" })
	void saysThatTheServerBrokeTheFraming(String bytes, String sentence) throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--max-frame", "100"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.sendHex(bytes);
			peer.shutdownOutput();
			peer.expectEnd();
			command.assertFails(ExitCode.FRAMING_BROKEN, "lengthwise: " + sentence);
		}
	}

	@Test
	void tellsProgramsThatTheServerBrokeTheFraming() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--json"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.send(Frames.join(Frames.u32("one"), Frames.bytes("7f ff ff ff")));
			peer.expectEnd();
			peer.close();
			// the answer came before: what follows it is beyond what was asked
			assertEquals(ExitCode.DONE, command.exitCode());
		}
		try (RunningCommand command = connect("--text", "Hello", "--json"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			peer.sendHex("7f ff ff ff");
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.FRAMING_BROKEN, command.exitCode());
			assertEquals(List.of("connected", "message", "framing-error", "closed", "summary"), command.eventNames());
			assertEquals("7fffffff", command.event("framing-error").text("bytes"));
			assertEquals(0, command.event("framing-error").number("offset"));
			assertEquals(1, command.event("summary").number("errors"));
			assertEquals(1, command.err().size(), command.err().toString());
		}
	}

	@Test
	void refusesToSendAFrameOverTheLimit() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--max-frame", "8"); ScriptedPeer peer = listener.accept()) {
			peer.expectEnd();
			peer.close();
			command.assertFails(ExitCode.WRONG_USAGE, "lengthwise connect: a body of 5 bytes makes a frame of 9 bytes; layout u32 allows 8: "
					+ "choose a larger --max-frame. Try 'lengthwise connect --help'.");
		}
	}

	@Test
	void endsInOrderWhileItWaitsForAnAnswer() throws Exception {
		try (RunningCommand command = connect("--text", "Hello", "--json"); ScriptedPeer peer = listener.accept()) {
			peer.expect(Frames.u32("Hello"));
			command.raiseEndSignal();
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, command.exitCode());
			assertEquals(List.of("connected", "message", "closed", "summary"), command.eventNames());
			assertEquals("us", command.event("closed").text("by"));
			assertTrue(command.err().isEmpty(), command.err().toString());
		}
	}
}
