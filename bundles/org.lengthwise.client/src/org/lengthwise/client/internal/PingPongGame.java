// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.RoundTripTimes;
import org.lengthwise.transport.Answers;
import org.lengthwise.transport.Connection;

/**
 * A ping-pong on one connection. The server answers in order, so the ball that was sent first is the one that comes back first.
 * Two that different threads send at the same moment may be taken for each other: they change rounds, and all sums stay.
 *
 * <p>Few bytes in flight are answered by the connection's thread itself, which is quickest. Many go by the queue, so that this
 * thread goes on reading: else both sides could wait for the other to read.
 */
final class PingPongGame implements PingPong {

	/** So many bytes find room in the buffers of any two sockets, whether the other side reads or not. */
	private static final int SAFE_BYTES = 32 << 10;

	/** Sends a ball that was held. */
	@FunctionalInterface
	private interface HeldBall {
		void send() throws IOException;
	}

	private final PingPongSettings settings;
	private final FrameLayout layout;
	private final Connection connection;
	private final RoundTripTimes times = new RoundTripTimes();
	/** Balls in flight, in the order of their sending; the connection's thread alone uses it. */
	private final Queue<Ball> flying = new ArrayDeque<>();
	/** Balls that other threads have sent: {@code flying} takes them over before the next message is looked at. */
	private final Queue<Ball> thrown = new ConcurrentLinkedQueue<>();
	/** Once it is 0 no ball comes in again. */
	private final AtomicInteger balls;
	/** Of the frames of all balls that are not out. */
	private final AtomicLong bytes = new AtomicLong();
	private final CountDownLatch over = new CountDownLatch(1);
	private final ReentrantLock lock = new ReentrantLock();
	private final List<HeldBall> held = new ArrayList<>();
	private volatile boolean paused;
	private volatile boolean stopping;
	private volatile long roundTrips;

	/** A game that starts with so many balls. */
	PingPongGame(PingPongSettings settings, FrameLayout layout, Connection connection, int balls) {
		if (balls < 1) {
			throw new IllegalArgumentException("a ping-pong without a ball: at least one is needed");
		}
		this.settings = settings;
		this.layout = layout;
		this.connection = connection;
		this.balls = new AtomicInteger(balls);
	}

	/** Sends the first balls, as many as were announced, and starts the clock. If one cannot be sent the game ends with those in flight. */
	void start(List<ByteBuffer> bodies) throws IOException {
		if (settings.time().isPositive()) {
			Thread.ofVirtual().name("ping-pong clock " + connection.peer()).start(this::stopInTime);
		}
		int next = 0;
		try {
			while (next < bodies.size()) {
				throwIn(bodies.get(next++));
			}
		} catch (IOException | RuntimeException e) {
			stop();
			for (; next < bodies.size(); next++) {
				out();
			}
			throw e;
		}
	}

	@Override
	public void add(ByteBuffer body) throws IOException {
		lock.lock();
		try {
			if (isOver() || stopping || balls.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
				throw new IllegalStateException("the ping-pong with " + connection.peer() + " is over");
			}
			if (paused) {
				ByteBuffer kept = ByteBuffer.allocate(body.remaining()).put(body.duplicate()).flip();
				held.add(() -> throwIn(kept));
				return;
			}
		} finally {
			lock.unlock();
		}
		throwIn(body);
	}

	@Override
	public void pause() {
		paused = true;
	}

	@Override
	public void resume() throws IOException {
		List<HeldBall> released;
		lock.lock();
		try {
			paused = false;
			released = List.copyOf(held);
			held.clear();
		} finally {
			lock.unlock();
		}
		IOException failure = null;
		for (HeldBall ball : released) {
			try {
				ball.send();
			} catch (IOException e) {
				failure = failure == null ? e : failure; // one that cannot be sent takes none of the others with it
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	@Override
	public boolean isPaused() {
		return paused;
	}

	@Override
	public int balls() {
		return balls.get();
	}

	@Override
	public long roundTrips() {
		return roundTrips;
	}

	@Override
	public RoundTripTimes times() {
		return times;
	}

	@Override
	public void stop() {
		lock.lock();
		try {
			stopping = true;
			held.forEach(ball -> out());
			held.clear();
		} finally {
			lock.unlock();
		}
	}

	@Override
	public boolean awaitEnd(Duration period) throws InterruptedException {
		return over.await(period.toNanos(), TimeUnit.NANOSECONDS);
	}

	boolean isOver() {
		return over.getCount() == 0;
	}

	void connectionEnded() {
		over.countDown();
	}

	/** Takes a message on the connection's thread; false if no ball was in flight that it could be. */
	boolean received(Message message, Answers answers) throws IOException {
		Ball ball = nextInFlight();
		if (ball == null) {
			return false;
		}
		long now = System.nanoTime();
		times.record(now - ball.sentAt);
		roundTrips = roundTrips + 1;
		ball.rounds++;
		bytes.addAndGet(message.length() - ball.bytes);
		ball.bytes = message.length();
		if (stopping || ball.rounds == settings.rounds()) {
			bytes.addAndGet(-ball.bytes);
			out();
		} else if (!paused || !hold(ball, message)) {
			ball.sentAt = now;
			flying.add(ball);
			if (bytes.get() <= SAFE_BYTES) {
				answers.answer(message, ball.reversal);
			} else {
				connection.sendAnswer(message, ball.reversal);
			}
		}
		return true;
	}

	private Ball nextInFlight() {
		while (!thrown.isEmpty()) {
			flying.add(thrown.poll());
		}
		Ball ball = flying.poll();
		while (ball != null && ball.withdrawn) {
			ball = flying.poll();
		}
		return ball;
	}

	/** Sends a ball, which is counted already, for the first time, from any thread. If it cannot be sent it is out. */
	private void throwIn(ByteBuffer body) throws IOException {
		int length = layout.headerLength() + body.remaining() + layout.trailerLength();
		Ball ball = new Ball(settings.reversal().startingWith(body), length);
		bytes.addAndGet(length);
		fly(ball); // before it is sent, since it can be back at once
		try {
			connection.send(body);
		} catch (IOException | RuntimeException e) {
			ball.withdrawn = true;
			bytes.addAndGet(-length);
			out();
			throw e;
		}
	}

	private void fly(Ball ball) {
		ball.sentAt = System.nanoTime();
		thrown.add(ball);
	}

	/** Keeps a ball that came back while the game is paused; false if it goes on meanwhile. */
	private boolean hold(Ball ball, Message message) {
		Message kept = message.copy();
		lock.lock();
		try {
			if (!paused || stopping) {
				return false;
			}
			held.add(() -> {
				fly(ball);
				connection.sendAnswer(kept, ball.reversal);
			});
			return true;
		} finally {
			lock.unlock();
		}
	}

	private void out() {
		if (balls.decrementAndGet() == 0) {
			over.countDown();
		}
	}

	private void stopInTime() {
		try {
			if (!over.await(settings.time().toNanos(), TimeUnit.NANOSECONDS)) {
				stop();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
