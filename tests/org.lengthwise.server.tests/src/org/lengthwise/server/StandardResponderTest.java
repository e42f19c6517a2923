// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedPeer;

class StandardResponderTest extends ServerFixture {

	// line 29, and 4 for the empty body
	@ParameterizedTest
	@ValueSource(ints = {0, 1, 2, 4091, 4092, 4093, 65_532, 65_536, 1 << 20, (16 << 20) - 4})
	void echoSendsTheSameBytesBack(int length) throws IOException {
		byte[] body = new byte[length];
		new Random(length).nextBytes(body);
		byte[] frame = Frames.u32(body);
		try (ScriptedPeer peer = connect(start(ANY_PORT))) {
			peer.send(frame);
			peer.expect(frame);
		}
	}

	@Test
	void echoAnswersAMessageThatComesByteByByte() throws IOException {
		byte[] frames = Frames.join(Frames.u32("one"), Frames.u32(""), Frames.u32("two"));
		try (ScriptedPeer peer = connect(start(ANY_PORT))) {
			peer.sendByteByByte(frames);
			peer.expect(frames);
		}
	}

	@Test
	void echoAnswersThousandsOfMessagesInOneWrite() throws IOException {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		for (int i = 0; i < 5000; i++) {
			frames.write(Frames.u32("message " + i + "x".repeat(i % 50)));
		}
		try (ScriptedPeer peer = connect(start(ANY_PORT))) {
			peer.send(frames.toByteArray());
			peer.expect(frames.toByteArray());
		}
	}

	@Test
	void echoHoldsBackAMessageThatHasNotArrivedWhole() throws IOException {
		byte[] second = Frames.u32("second");
		try (ScriptedPeer peer = connect(start(ANY_PORT))) {
			peer.send(Frames.join(Frames.u32("first"), Arrays.copyOf(second, 6)));
			peer.expect(Frames.u32("first"));
			peer.send(Arrays.copyOfRange(second, 6, second.length));
			peer.expect(second);
		}
	}

	@Test
	void reverseSendsTheBodyBackReversed() throws IOException {
		try (ScriptedPeer peer = connect(start(ANY_PORT.withResponder(StandardResponder.REVERSE)))) {
			peer.send(Frames.join(Frames.u32("HELLO, WORLD"), Frames.u32(""), Frames.u32(new byte[] {1, 2, (byte) 0xff})));
			peer.expect(Frames.join(Frames.u32("DLROW ,OLLEH"), Frames.u32(""), Frames.u32(new byte[] {(byte) 0xff, 2, 1})));
		}
	}

	@Test
	void discardSendsNothingBack() throws IOException {
		try (ScriptedPeer peer = connect(start(ANY_PORT.withResponder(StandardResponder.DISCARD)))) {
			peer.send(Frames.join(Frames.u32("one"), Frames.u32("two")));
			peer.shutdownOutput();
			peer.expectEnd();
		}
		assertEquals(2, servers.running().getFirst().counts().messagesIn());
		assertEquals(0, servers.running().getFirst().counts().messagesOut());
	}

	// line 13
	@Test
	void whatCameWithTheEndOfTheStreamIsAnsweredBeforeTheEnd() throws IOException {
		try (ScriptedPeer peer = connect(start(ANY_PORT))) {
			peer.send(Frames.join(Frames.u32("the last"), Frames.u32("words")));
			peer.shutdownOutput();
			peer.expect(Frames.join(Frames.u32("the last"), Frames.u32("words")));
			peer.expectEnd();
		}
	}

	@Test
	void areCalledAsOnTheCommandLine() {
		assertEquals("echo", StandardResponder.ECHO.toString());
		assertEquals("reverse", StandardResponder.REVERSE.toString());
		assertEquals("discard", StandardResponder.DISCARD.toString());
	}
}
