// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.lengthwise.client.MessageClient;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;

/**
 * The ping-pongs of one connection, one after the other, as a user sees them: over with the connection, and being stopped from the
 * moment of the order on. Usable from any thread; {@link #throwBall} and {@link #resume} may wait, nothing else does.
 */
final class Rally {

	/** What the balls of a ping-pong that was stopped get to come back, before the next ping-pong begins. */
	private static final Duration RETURN_PERIOD = Duration.ofSeconds(2);
	private static final Duration LONG = Duration.ofDays(1);

	private final MessageClient connection;
	private final Runnable over;
	private volatile Optional<PingPong> game = Optional.empty();
	private volatile boolean stopped;

	/** @param over is called after the end of each ping-pong, on some thread */
	Rally(MessageClient connection, Runnable over) {
		this.connection = connection;
		this.over = over;
	}

	/** The present ping-pong, or the last one. */
	Optional<PingPong> game() {
		return game;
	}

	/** Balls in flight or held; none once the connection has ended. */
	int balls() {
		return connection.state() == MessageClient.State.CONNECTED ? game.map(PingPong::balls).orElse(0) : 0;
	}

	boolean canPause() {
		return canStop() && !isPaused();
	}

	boolean canResume() {
		return canStop() && isPaused();
	}

	boolean canStop() {
		return balls() > 0 && !stopped;
	}

	private boolean isPaused() {
		return game.map(PingPong::isPaused).orElse(false);
	}

	/** Adds a ball to the ping-pong that is played, or starts one with it. */
	void throwBall(PingPongSettings settings, ByteBuffer ball) throws IOException, InterruptedException {
		if (!canStop() || !added(ball)) {
			start(settings, ball);
		}
	}

	/** False if the ping-pong has come to its end meanwhile. */
	private boolean added(ByteBuffer ball) throws IOException {
		try {
			game.orElseThrow().add(ball);
			return true;
		} catch (IllegalStateException e) {
			return false; // by rounds, or by time: the ball begins another one
		}
	}

	private void start(PingPongSettings settings, ByteBuffer ball) throws IOException, InterruptedException {
		if (game.isPresent()) {
			game.get().awaitEnd(RETURN_PERIOD);
		}
		PingPong started = connection.play(settings, List.of(ball));
		stopped = false;
		game = Optional.of(started);
		Thread.ofVirtual().name("end of ping-pong " + connection.label().peer()).start(() -> tellEnd(started));
	}

	private void tellEnd(PingPong played) {
		try {
			while (!played.awaitEnd(LONG)) {
				// a ping-pong without a limit
			}
			over.run();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	void pause() {
		game.ifPresent(PingPong::pause);
	}

	void resume() throws IOException {
		if (game.isPresent()) {
			game.get().resume();
		}
	}

	void stop() {
		stopped = true;
		game.ifPresent(PingPong::stop);
	}
}
