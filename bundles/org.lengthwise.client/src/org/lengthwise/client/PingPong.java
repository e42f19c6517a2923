// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.lengthwise.traffic.RoundTripTimes;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A ping-pong that a client plays with a server which sends messages back: each message in flight is a ball.
 *
 * <p>It is over when all balls are out, by rounds, time or {@link #stop()}, or when the connection has ended. Usable from any thread.
 */
@ProviderType
public interface PingPong {

	/**
	 * Adds a ball; while the ping-pong is paused it is held.
	 *
	 * @throws IOException as {@link MessageClient#send} does; the ball is out then
	 * @throws IllegalStateException if the ping-pong is over
	 */
	void add(ByteBuffer body) throws IOException;

	/** Holds each ball that comes back, until {@link #resume()}. */
	void pause();

	/**
	 * Sends the balls that were held.
	 *
	 * @throws IOException if one of them cannot be sent: that one is out
	 */
	void resume() throws IOException;

	/** Whether balls are held. */
	boolean isPaused();

	/** Balls that are not out: in flight or held. */
	int balls();

	/** Rounds played up to now, of all balls together. */
	long roundTrips();

	/** What each round took. */
	RoundTripTimes times();

	/** Takes out each ball that comes back, and those that are held; the connection stays. */
	void stop();

	/** Whether it is over; waits for that for up to {@code period}. */
	boolean awaitEnd(Duration period) throws InterruptedException;
}
