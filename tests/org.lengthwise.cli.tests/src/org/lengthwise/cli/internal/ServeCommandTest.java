// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedPeer;

@ExtendWith(LogGuard.class)
@Timeout(60)
class ServeCommandTest {

	private static RunningCommand serve(String... options) {
		List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
		arguments.addAll(List.of(options));
		return RunningCommand.start(arguments.toArray(String[]::new));
	}

	/** Fails unless the server still sends back what it is sent. */
	private static void assertServes(RunningCommand server) throws IOException {
		try (ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("still there?"));
			peer.expect(Frames.u32("still there?"));
			peer.shutdownOutput();
			peer.expectEnd();
		}
	}

	/** Ends the server; fails unless that happens in order, and it says at the end what it did. */
	private static void assertEndsInOrder(RunningCommand server, String summary) throws Exception {
		server.raiseEndSignal();
		assertEquals(ExitCode.DONE, server.exitCode());
		assertTrue(server.err().getLast().matches(summary + " in \\d+\\.\\d s"), server.err().toString());
	}

	@Test
	void saysFirstWhereItListens() throws Exception {
		try (RunningCommand server = serve()) {
			int port = server.port();
			assertServes(server);
			assertEndsInOrder(server, "1 connection, 1 message in, 1 out, 0 errors");
			assertEquals(List.of("listening on 127.0.0.1:" + port), server.out());
			assertEquals(1, server.err().size(), server.err().toString());
		}
	}

	@ParameterizedTest
	@CsvSource({ "echo, abc", "reverse, cba" })
	void respondsAsItIsTold(String responder, String answer) throws Exception {
		try (RunningCommand server = serve("--respond", responder); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.join(Frames.u32("abc"), Frames.u32("")));
			peer.expect(Frames.join(Frames.u32(answer), Frames.u32("")));
		}
	}

	@Test
	void discardsIfItIsTold() throws Exception {
		try (RunningCommand server = serve("--respond", "discard"); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("abc"));
			peer.shutdownOutput();
			peer.expectEnd();
			assertEndsInOrder(server, "1 connection, 1 message in, 0 out, 0 errors");
		}
	}

	@Test
	void printsMessagesAndTalksOfConnectionsIfItIsVerbose() throws Exception {
		try (RunningCommand server = serve("--verbose"); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.join(Frames.u32("Grüße"), Frames.u32(Frames.bytes("00"))));
			peer.expect(Frames.join(Frames.u32("Grüße"), Frames.u32(Frames.bytes("00"))));
			peer.shutdownOutput();
			peer.expectEnd();
			assertEndsInOrder(server, "1 connection, 2 messages in, 2 out, 0 errors");
			String name = server.err().getFirst().substring(0, server.err().getFirst().indexOf(": "));
			assertTrue(name.matches("#\\d+ 127\\.0\\.0\\.1:" + peer.port()), name);
			assertEquals(List.of(name + ": connected", name + ": ended by the peer: the peer closed the connection"), server.err().subList(0, 2));
			assertEquals(List.of(name + " <- 7 bytes: Grüße", name + " <- 1 bytes: 00", name + " -> 7 bytes: Grüße", name + " -> 1 bytes: 00"),
					server.out().subList(1, 5));
			assertEquals(List.of(5, 3), List.of(server.out().size(), server.err().size()));
		}
	}

	@Test
	void tellsEventsInOrder() throws Exception {
		try (RunningCommand server = serve("--json"); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("Hello"));
			peer.expect(Frames.u32("Hello"));
			peer.shutdownOutput();
			peer.expectEnd();
			server.raiseEndSignal();
			assertEquals(ExitCode.DONE, server.exitCode());
			assertEquals(List.of("listening", "connected", "closed", "summary"), server.eventNames());
			assertEquals("127.0.0.1", server.event("listening").text("host"));
			assertEquals("127.0.0.1:" + peer.port(), server.event("connected").text("peer"));
			assertEquals(server.event("connected").number("connection"), server.event("closed").number("connection"));
			assertEquals("peer", server.event("closed").text("by"));
			JsonEvent summary = server.event("summary");
			assertEquals(List.of(1L, 1L, 1L, 9L, 9L, 0L), List.of("connections", "messages_in", "messages_out", "bytes_in", "bytes_out", "errors").stream()
					.map(summary::number).toList());
			assertEquals(List.of(), server.err());
		}
	}

	@Test
	void tellsOfMessagesIfItIsVerbose() throws Exception {
		try (RunningCommand server = serve("--json", "--verbose", "--respond", "reverse"); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("abc"));
			peer.expect(Frames.u32("cba"));
			server.raiseEndSignal();
			peer.expectEnd();
			peer.close();
			assertEquals(ExitCode.DONE, server.exitCode());
			assertEquals(List.of("listening", "connected", "message", "message", "closed", "summary"), server.eventNames());
			assertEquals(List.of("in", "abc"), List.of(server.events().get(2).text("direction"), server.events().get(2).text("text")));
			assertEquals(List.of("out", "cba"), List.of(server.events().get(3).text("direction"), server.events().get(3).text("text")));
			assertEquals(List.of("us", "the server was stopped"), List.of(server.event("closed").text("by"), server.event("closed").text("reason")));
		}
	}

	@Test
	void sendsWhatIsDueBeforeItEnds() throws Exception {
		try (RunningCommand server = serve(); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("Hello"));
			peer.expect(Frames.u32("Hello"));
			peer.sendHex("00 00 00"); // half a header is no reason not to end
			server.raiseEndSignal();
			peer.expectEnd();
			peer.close();
			assertEndsInOrder(server, "1 connection, 1 message in, 1 out, 0 errors");
		}
	}

	@ParameterizedTest
	@CsvSource({
			"000000c7 | frame at offset 9 announces 203 bytes (header 00 00 00 c7), the limit of layout u32 is 100: ",
			"474554202f20485454502f312e310d0a | so the peer seems to speak HTTP",
			"160301020001 | so the peer seems to speak TLS",
			"05000000 | read little-endian it would be 9, so the peer may use the other byte order",
			"0000000541 | incomplete frame at offset 9: 5 of 9 bytes arrived before the end of the stream" })
	void tellsOfBrokenFramingAndGoesOn(String line) throws Exception {
		String bytes = line.substring(0, line.indexOf(" | "));
		try (RunningCommand server = serve("--max-frame", "100"); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("Hello"));
			peer.expect(Frames.u32("Hello"));
			peer.sendHex(bytes);
			peer.shutdownOutput();
			peer.expectEnd();
			assertServes(server);
			assertEndsInOrder(server, "2 connections, 2 messages in, 2 out, 1 error");
			assertEquals(2, server.err().size(), server.err().toString());
			assertTrue(server.err().getFirst().matches("#\\d+ 127\\.0\\.0\\.1:" + peer.port() + ": .*")
					&& server.err().getFirst().contains(line.substring(line.indexOf(" | ") + 3)), server.err().toString());
		}
	}

	@Test
	void tellsProgramsOfBrokenFraming() throws Exception {
		try (RunningCommand server = serve("--json"); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.sendText("GET / HTTP/1.1\r\n\r\n");
			peer.shutdownOutput();
			peer.expectEnd();
			server.raiseEndSignal();
			assertEquals(ExitCode.DONE, server.exitCode());
			assertEquals(List.of("listening", "connected", "framing-error", "closed", "summary"), server.eventNames());
			assertEquals("47455420", server.event("framing-error").text("bytes"));
			assertEquals("us", server.event("closed").text("by"));
			assertEquals(1, server.event("summary").number("errors"));
		}
	}

	@Test
	void goesOnAfterAReset() throws Exception {
		try (RunningCommand server = serve(); ScriptedPeer peer = ScriptedPeer.connectTo(server.port())) {
			peer.send(Frames.u32("Hello"));
			peer.expect(Frames.u32("Hello"));
			String address = "127.0.0.1:" + peer.port();
			peer.reset();
			server.awaitErr("Connection reset");
			assertTrue(server.err().getFirst().endsWith(" " + address + ": ended by the peer: cannot read from " + address + ": Connection reset"),
					server.err().toString());
			assertServes(server);
		}
	}

	@Test
	void refusesMoreConnectionsThanItMayHave() throws Exception {
		try (RunningCommand server = serve("--max-connections", "1"); ScriptedPeer first = ScriptedPeer.connectTo(server.port())) {
			first.send(Frames.u32("Hello"));
			first.expect(Frames.u32("Hello"));
			try (ScriptedPeer second = ScriptedPeer.connectTo(server.port())) {
				second.expectEnd();
				server.awaitErr("refused");
				assertEquals(List.of("lengthwise: cannot accept a connection on 127.0.0.1:" + server.port() + ": refused 127.0.0.1:" + second.port()
						+ ", since all 1 connections are in use"), server.err());
			}
			first.send(Frames.u32("again"));
			first.expect(Frames.u32("again"));
		}
	}

	@Test
	void saysThatAPortIsInUse() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				RunningCommand server = RunningCommand.start("serve", "--port", Integer.toString(taken.getLocalPort()))) {
			server.assertFails(ExitCode.IO_FAILED, "lengthwise: cannot listen on 127.0.0.1:" + taken.getLocalPort()
					+ ": Address already in use; choose another --host or --port (0: any free one)");
		}
	}

	@Test
	void tellsProgramsThatAPortIsInUse() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				RunningCommand server = RunningCommand.start("serve", "--json", "--port", Integer.toString(taken.getLocalPort()))) {
			assertEquals(ExitCode.IO_FAILED, server.exitCode());
			assertEquals(List.of("error", "summary"), server.eventNames());
			assertEquals("listen", server.event("error").text("phase"));
			assertEquals("127.0.0.1:" + taken.getLocalPort(), server.event("error").text("peer"));
			assertEquals(List.of(0L, 1L), List.of(server.event("summary").number("connections"), server.event("summary").number("errors")));
			assertEquals(1, server.err().size(), server.err().toString());
		}
	}

	@Test
	void saysThatAHostIsUnknown() throws Exception {
		try (RunningCommand server = serve("--host", "nohost.invalid")) {
			server.assertFails(ExitCode.IO_FAILED, "lengthwise: cannot look up nohost.invalid: no address is known for this host name; "
					+ "choose another --host or --port (0: any free one)");
		}
	}

	@Test
	void saysThatAnAddressBelongsToAnotherMachine() throws Exception {
		try (RunningCommand server = serve("--host", "192.0.2.1")) {
			server.assertFails(ExitCode.IO_FAILED, "lengthwise: cannot listen on 192.0.2.1:0: Cannot assign requested address; "
					+ "choose another --host or --port (0: any free one)");
		}
	}

	@Test
	void warnsWhereOtherMachinesCanConnect() throws Exception {
		try (RunningCommand server = serve("--host", "0.0.0.0")) {
			int port = server.port();
			server.awaitErr("warning");
			assertEquals(List.of("warning: other machines can connect to 0.0.0.0:" + port), server.err());
			assertEquals(List.of("listening on 0.0.0.0:" + port), server.out());
		}
	}
}
