// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameTooLargeException;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.protocol.LengthRule;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;

/** Ping-pong, message by message, as the server sees it. */
class PingPongOnTheWireTest extends ClientFixture {

	private ScriptedListener listener;
	private MessageClient client;
	private ScriptedPeer peer;

	@BeforeEach
	void connect() throws Exception {
		listener = ScriptedListener.open();
		client = connect(settings(listener.port()).withFrameLimit(100));
		peer = listener.accept();
	}

	@AfterEach
	void disconnect() throws IOException {
		peer.close();
		listener.close();
	}

	// line 30
	@Test
	void reversesWhatComesBack() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(3), bodies("abc"));
		expectAndEcho("abc");
		expectAndEcho("cba");
		expectAndEcho("abc");
		assertOver(game);
		assertEquals(3, game.roundTrips());
		assertNothingIsSent();
	}

	// line 30
	@Test
	void carriesHeaderAndTrailerAsTheyCameAndComputesTheLengthAnew() throws Exception {
		FrameLayout layout = FrameLayout.of("sample", LengthRule.bigEndian(2).at(1)).withHeader(4).withTrailer(1);
		try (MessageClients sampled = MessageClients.using(new OneLayout(layout))) {
			MessageClient sampling = sampled.connect(settings(listener.port()).withLayout("sample").withFrameLimit(100), observer);
			sampling.awaitConnected();
			try (ScriptedPeer server = listener.accept()) {
				PingPong game = sampling.play(PingPongSettings.rounds(3), bodies("ABC"));
				server.expectHex("00 0005 00 414243 00");
				server.sendHex("99 0005 77 414243 03");
				server.expectHex("99 0005 77 434241 03");
				server.sendHex("88 0004 66 5859 02"); // a server that does not echo
				server.expectHex("88 0004 66 5958 02");
				server.sendHex("88 0004 66 5958 02");
				assertOver(game);
			}
		}
	}

	// line 33
	@Test
	void holdsTheBallsThatComeBackWhileItIsPaused() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(0), bodies("abc"));
		assertFalse(game.isPaused());
		peer.expect(Frames.u32("abc"));
		game.pause();
		assertTrue(game.isPaused());
		peer.send(Frames.u32("abc"));
		Conditions.await("the ball", () -> game.roundTrips() == 1);
		assertNothingIsSent();
		assertEquals(1, game.balls());
		game.resume();
		assertFalse(game.isPaused());
		expectAndEcho("cba");
		expectAndEcho("abc");
		assertEquals(MessageClient.State.CONNECTED, client.state());
	}

	// line 33
	@Test
	void holdsABallThatIsAddedWhileItIsPaused() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(2), bodies("one"));
		peer.expect(Frames.u32("one"));
		game.pause();
		ByteBuffer added = body("two");
		game.add(added);
		added.put(0, (byte) 'X');
		assertEquals(2, game.balls());
		assertEquals(3, added.remaining());
		peer.send(Frames.u32("one"));
		Conditions.await("the first ball", () -> game.roundTrips() == 1);
		assertNothingIsSent();
		game.resume();
		expectAndEcho("two");
		expectAndEcho("eno");
		expectAndEcho("owt");
		assertOver(game);
		assertEquals(4, game.roundTrips());
	}

	// line 33
	@Test
	void sendsABallAtOnceThatIsAddedWhileItRuns() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(0), bodies("one"));
		peer.expect(Frames.u32("one"));
		game.add(body("two"));
		peer.expect(Frames.u32("two"));
		assertEquals(2, game.balls());
		peer.send(Frames.join(Frames.u32("one"), Frames.u32("two")));
		peer.expect(Frames.join(Frames.u32("eno"), Frames.u32("owt")));
	}

	@Test
	void takesOutTheBallsThatAreHeldWhenItIsStopped() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(0), bodies("one", "two"));
		peer.expect(Frames.join(Frames.u32("one"), Frames.u32("two")));
		game.pause();
		peer.send(Frames.u32("one"));
		Conditions.await("the ball", () -> game.roundTrips() == 1);
		game.add(body("three"));
		assertEquals(3, game.balls());
		game.stop();
		assertEquals(1, game.balls());
		assertFalse(game.awaitEnd(Duration.ZERO));
		peer.send(Frames.u32("two"));
		assertOver(game);
		game.resume();
		assertNothingIsSent();
	}

	@Test
	void aBallThatCannotBeSentIsOutAndDisturbsNoOther() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(2), bodies("one"));
		peer.expect(Frames.u32("one"));
		assertThrows(FrameTooLargeException.class, () -> game.add(ByteBuffer.allocate(97)));
		assertEquals(1, game.balls());
		peer.send(Frames.u32("one"));
		expectAndEcho("eno");
		assertOver(game);
		assertEquals(2, game.roundTrips());
	}

	@Test
	void aHeldBallThatCannotBeSentIsOutAndDisturbsNoOther() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(2), bodies("one"));
		peer.expect(Frames.u32("one"));
		game.pause();
		game.add(ByteBuffer.allocate(97));
		game.add(body("two"));
		assertEquals(3, game.balls());
		assertThrows(FrameTooLargeException.class, game::resume);
		assertEquals(2, game.balls());
		peer.expect(Frames.u32("two"));
		peer.send(Frames.join(Frames.u32("one"), Frames.u32("two")));
		peer.expect(Frames.join(Frames.u32("eno"), Frames.u32("owt")));
		peer.send(Frames.join(Frames.u32("eno"), Frames.u32("owt")));
		assertOver(game);
		assertEquals(4, game.roundTrips());
	}

	@Test
	void thatCannotSendAllItsBallsEndsWithThoseThatFly() throws Exception {
		List<ByteBuffer> bodies = List.of(body("one"), ByteBuffer.allocate(97), body("three"));
		assertThrows(FrameTooLargeException.class, () -> client.play(PingPongSettings.rounds(0), bodies));
		peer.expect(Frames.u32("one"));
		assertThrows(IllegalStateException.class, () -> client.play(PingPongSettings.rounds(1), bodies("too early")));
		peer.send(Frames.join(Frames.u32("one"), Frames.u32("unasked")));
		Conditions.await("what was not asked for", () -> observer.received().equals(List.of("unasked")));
		PingPong next = client.play(PingPongSettings.rounds(1), bodies("next"));
		expectAndEcho("next");
		assertOver(next);
	}

	@Test
	void leavesMessagesThatNoBallCanBeToTheObserver() throws Exception {
		PingPong game = client.play(PingPongSettings.rounds(1), bodies("one"));
		peer.expect(Frames.u32("one"));
		peer.send(Frames.join(Frames.u32("one"), Frames.u32("two"), Frames.u32("three")));
		assertOver(game);
		Conditions.await("the others", () -> observer.received().equals(List.of("two", "three")));
	}

	private void expectAndEcho(String body) throws IOException {
		peer.expect(Frames.u32(body));
		peer.send(Frames.u32(body));
	}

	/** What is sent next is what this sends. */
	private void assertNothingIsSent() throws IOException {
		client.send(body("mark"));
		peer.expect(Frames.u32("mark"));
	}

	private record OneLayout(FrameLayout layout) implements LayoutCatalogue {

		@Override
		public List<FrameLayout> layouts() {
			return List.of(layout);
		}

		@Override
		public Optional<FrameLayout> find(String name) {
			return layouts().stream().filter(known -> known.name().equals(name)).findFirst();
		}
	}
}
