// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.protocol.Message;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.MessagePeer;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.transport.Answers;
import org.lengthwise.transport.ConnectionClosedException;

/** Ping-pong with servers that do not play along. */
class PingPongTroubleTest extends ClientFixture {

	private static final int MEGABYTE = 1 << 20;

	@Test
	void waitsForAServerThatAnswersNothingUntilTheClientCloses() throws Exception {
		try (MessagePeer peer = MessagePeer.answering((message, answers) -> {
		})) {
			MessageClient client = connect(peer.port());
			PingPong game = client.play(new PingPongSettings(1, Duration.ofMillis(1), Reversal.BYTES), bodies("lost"));
			game.stop();
			assertFalse(game.awaitEnd(Duration.ZERO));
			assertEquals(1, game.balls());
			client.close();
			assertOver(game);
			assertEquals(By.US, endingOf(client).by());
			assertEquals(0, game.roundTrips());
		}
	}

	@Test
	void playsOnWithWhateverAServerAnswers() throws Exception {
		AtomicInteger answers = new AtomicInteger();
		try (MessagePeer peer = MessagePeer.answering((message, answer) -> answer.send(body("x".repeat(answers.incrementAndGet()))))) {
			PingPong game = connect(peer.port()).play(PingPongSettings.rounds(50), bodies("one", "two"));
			assertOver(game);
			assertEquals(100, game.roundTrips());
		}
	}

	// line 20
	@Test
	void goesOnReadingWhereAServerAnswersFarMoreThanItWasSent() throws Exception {
		try (MessagePeer peer = MessagePeer.answering(PingPongTroubleTest::answerMegabytes)) {
			PingPong game = connect(peer.port()).play(PingPongSettings.rounds(3), Collections.nCopies(64, body("?")));
			assertOver(game);
			assertEquals(192, game.roundTrips());
		}
	}

	// line 33
	@Test
	void isOverWhenTheServerCloses() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient client = connect(listener.port());
			try (ScriptedPeer peer = listener.accept()) {
				PingPong game = client.play(PingPongSettings.rounds(0), bodies("one", "two"));
				peer.expect(Frames.u32("one"));
				peer.send(Frames.u32("one"));
				peer.shutdownOutput();
				assertOver(game);
				assertEquals(1, game.roundTrips());
				assertEquals(By.PEER, endingOf(client).by());
				assertEquals(How.CLOSED, endingOf(client).how());
				assertThrows(IllegalStateException.class, () -> game.add(body("three")));
				assertThrows(ConnectionClosedException.class, () -> client.play(PingPongSettings.rounds(1), bodies("four")));
			}
		}
	}

	// line 33
	@Test
	void isOverWhenTheServerResets() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient client = connect(listener.port());
			try (ScriptedPeer peer = listener.accept()) {
				PingPong game = client.play(PingPongSettings.rounds(0), bodies("one"));
				peer.expect(Frames.u32("one"));
				peer.reset();
				assertOver(game);
				assertEquals(By.PEER, endingOf(client).by());
				assertEquals(How.RESET, endingOf(client).how());
			}
		}
	}

	// line 33: however busy the connection is, a server that has gone is no failure of ours
	@RepeatedTest(5)
	void isOverWhenTheServerResetsAmongManyLargeBalls() throws Exception {
		AtomicInteger messages = new AtomicInteger();
		try (MessagePeer peer = MessagePeer.answering((message, answers) -> {
			messages.incrementAndGet();
			answers.echo(message);
		})) {
			MessageClient client = connect(peer.port());
			PingPong game = client.play(PingPongSettings.rounds(0), Collections.nCopies(16, ByteBuffer.allocate(MEGABYTE / 2)));
			Conditions.await("the middle of the game", () -> messages.get() >= 30);
			peer.connections().getFirst().abort("the server is dead");
			assertOver(game);
			assertEquals(By.PEER, endingOf(client).by());
			// the system names a reset once: where it names it to the thread that writes, the one that reads sees an early end
			assertNotEquals(How.HANDLER_FAILED, endingOf(client).how());
		}
	}

	@RepeatedTest(5)
	void isOverWhenTheClientClosesAmongManyBalls() throws Exception {
		try (MessagePeer peer = MessagePeer.echo()) {
			MessageClient client = connect(peer.port());
			PingPong game = client.play(PingPongSettings.rounds(0), Collections.nCopies(64, ByteBuffer.allocate(MEGABYTE / 16)));
			Conditions.await("a running game", () -> game.roundTrips() > 100);
			client.close();
			assertOver(game);
			assertEquals(By.US, endingOf(client).by());
			assertEquals(How.CLOSED, endingOf(client).how());
			Conditions.await("the server's end", () -> peer.endings().size() == 1);
			assertEquals(How.CLOSED, peer.endings().getFirst().how());
		}
	}

	@Test
	void isOverWhenTheServerBreaksTheFraming() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient client = connect(listener.port());
			try (ScriptedPeer peer = listener.accept()) {
				PingPong game = client.play(PingPongSettings.rounds(0), bodies("one"));
				peer.expect(Frames.u32("one"));
				peer.sendHex("ffffffff");
				peer.shutdownOutput();
				assertOver(game);
				assertEquals(How.FRAMING_ERROR, endingOf(client).how());
				assertEquals(List.of("connected", "broken", "ended FRAMING_ERROR by US"), observer.told());
			}
		}
	}

	private static void answerMegabytes(Message message, Answers answers) throws IOException {
		if (message.bodyLength() == 1) {
			answers.send(ByteBuffer.allocate(MEGABYTE));
		} else {
			answers.echo(message);
		}
	}
}
