// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.protocol.Message;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.MessagePeer;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.transport.Answers;

/** Ping-pong with a server that sends everything back. */
class PingPongTest extends ClientFixture {

	private static final int MEGABYTE = 1 << 20;

	/** The body that the server got last. */
	private final AtomicReference<byte[]> last = new AtomicReference<>();
	private MessagePeer peer;
	private MessageClient client;

	@BeforeEach
	void connect() throws Exception {
		peer = MessagePeer.answering(this::echo);
		client = connect(peer.port());
	}

	@AfterEach
	void closePeer() throws IOException {
		peer.close();
	}

	// lines 33 and 34
	@ParameterizedTest
	@CsvSource({"1, 1", "1, 500", "2, 100", "16, 100", "64, 50", "1000, 3"})
	void playsEachBallForItsRounds(int balls, int rounds) throws Exception {
		List<ByteBuffer> bodies = IntStream.range(1000, 1000 + balls).mapToObj(i -> body("ball " + i)).toList();
		PingPong game = client.play(PingPongSettings.rounds(rounds), bodies);
		assertOver(game);
		assertEquals(balls * rounds, game.roundTrips());
		assertEquals(0, game.balls());
		assertEquals(balls * rounds, game.times().summary().count());
		long messages = (long) balls * rounds;
		long bytes = messages * (Integer.BYTES + "ball 1000".length());
		Conditions.await("the counts", () -> client.counts().equals(new TrafficCounts(messages, messages, bytes, bytes)));
		assertEquals(MessageClient.State.CONNECTED, client.state());
		assertEquals(List.of(), observer.received());
	}

	// line 20
	@ParameterizedTest
	@ValueSource(ints = {1, 16, 64})
	void playsBallsOfAMegabyte(int balls) throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(3), Collections.nCopies(balls, ByteBuffer.allocate(MEGABYTE)));
		assertOver(game);
		assertEquals(3 * balls, game.roundTrips());
	}

	// line 32
	@Test
	void playsTheLargestBody() throws Exception {
		byte[] largest = new byte[(16 << 20) - Integer.BYTES];
		new Random(1).nextBytes(largest);
		PingPong game = client.play(PingPongSettings.rounds(3), List.of(ByteBuffer.wrap(largest)));
		assertOver(game);
		assertArrayEquals(largest, last.get());
	}

	// lines 31 and 32
	@ParameterizedTest
	@CsvSource({"'', ''", "x, x", "abba, abba", "Hello, olleH", "H\u00e9llo \ud83d\ude00, \ud83d\ude00 oll\u00e9H"})
	void sendsTheReversedBodyEverySecondTime(String text, String reversed) throws Exception {
		Reversal byCodePoints = Reversal.text(StandardCharsets.UTF_8);
		for (long rounds = 1; rounds <= 4; rounds++) {
			assertOver(client.play(new PingPongSettings(rounds, Duration.ZERO, byCodePoints), bodies(text)));
			assertEquals(rounds % 2 == 0 ? reversed : text, new String(last.get(), StandardCharsets.UTF_8));
		}
	}

	// line 31
	@Test
	void reversesABodyThatIsNoTextByBytesAllTheTime() throws Exception {
		// reversed it is a text of one character, which must not be left as it is then
		byte[] body = {(byte) 0xa9, (byte) 0xc3};
		for (long rounds = 1; rounds <= 4; rounds++) {
			assertOver(client.play(new PingPongSettings(rounds, Duration.ZERO, Reversal.text(StandardCharsets.UTF_8)),
					List.of(ByteBuffer.wrap(body))));
			assertArrayEquals(rounds % 2 == 0 ? new byte[] {(byte) 0xc3, (byte) 0xa9} : body, last.get());
		}
	}

	// line 34
	@Test
	void endsWhenItsTimeIsOver() throws Exception {
		PingPong game = client.play(new PingPongSettings(0, Duration.ofMillis(50), Reversal.BYTES), bodies("one", "two"));
		assertOver(game);
		assertTrue(game.roundTrips() >= 2, game.roundTrips() + " round trips");
		assertEquals(0, game.balls());
		assertEquals(MessageClient.State.CONNECTED, client.state());
	}

	// line 34
	@Test
	void endsByRoundsWhereThoseAreOverFirst() throws Exception {
		PingPong game = client.play(new PingPongSettings(5, Duration.ofDays(1), Reversal.BYTES), bodies("one"));
		assertOver(game);
		assertEquals(5, game.roundTrips());
	}

	@Test
	void endsWhenItIsStopped() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(0), bodies("one", "two", "three"));
		assertFalse(game.awaitEnd(Duration.ZERO));
		game.stop();
		assertOver(game);
		assertEquals(0, game.balls());
		game.stop();
		assertThrows(IllegalStateException.class, () -> game.add(body("four")));
		assertEquals(MessageClient.State.CONNECTED, client.state());
	}

	@Test
	void canBePlayedAgainButNotTwiceAtOnce() throws Exception {
		PingPong endless = client.play(PingPongSettings.rounds(0), bodies("one"));
		assertThrows(IllegalStateException.class, () -> client.play(PingPongSettings.rounds(1), bodies("two")));
		endless.stop();
		assertOver(endless);
		for (int i = 0; i < 20; i++) {
			PingPong game = client.play(PingPongSettings.rounds(2), bodies("again", "and again"));
			assertOver(game);
			assertEquals(4, game.roundTrips());
		}
	}

	@Test
	void needsABall() throws Exception {
		assertThrows(IllegalArgumentException.class, () -> client.play(PingPongSettings.rounds(1), List.of()));
		assertOver(client.play(PingPongSettings.rounds(1), bodies("one")));
	}

	// line 33
	@Test
	void takesBallsFromManyThreadsWhileItRuns() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(200), bodies("first"));
		List<Thread> adders = IntStream.range(0, 4).mapToObj(adder -> Thread.ofVirtual().unstarted(() -> add(game, adder))).toList();
		game.pause(); // so that the game is not over before the last ball is in
		for (Thread adder : adders) {
			adder.start();
		}
		for (Thread adder : adders) {
			adder.join();
		}
		assertEquals(41, game.balls());
		game.resume();
		assertOver(game);
		assertEquals(41 * 200, game.roundTrips());
		assertEquals(List.of(), observer.received());
	}

	// line 33
	@Test
	void takesBallsWhileOthersFly() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(0), bodies("first"));
		add(game, 1);
		assertEquals(11, game.balls());
		game.stop();
		assertOver(game);
		assertEquals(0, game.balls());
		assertTrue(game.roundTrips() >= 11, game.roundTrips() + " round trips");
	}

	// line 35
	@Test
	void ofOneClientIsNoneOfTheOthers() throws Exception {
		List<MessageClient> several = List.of(client, connect(peer.port()), connect(peer.port()), connect(peer.port()));
		List<PingPong> games = new ArrayList<>();
		for (MessageClient one : several) {
			games.add(one.play(PingPongSettings.rounds(100), bodies("one", "two")));
		}
		for (PingPong game : games) {
			assertOver(game);
			assertEquals(200, game.roundTrips());
		}
		assertEquals(4, peer.connections().size());
	}

	private void echo(Message message, Answers answers) throws IOException {
		last.set(message.bodyBytes());
		answers.echo(message);
	}

	private static void add(PingPong game, int adder) {
		try {
			for (int i = 0; i < 10; i++) {
				game.add(body("ball " + i + " of " + adder));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
