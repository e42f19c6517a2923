// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;

/**
 * The end of one connection: why it comes, decided once, and the way there.
 *
 * <p>Two threads share an orderly close, since what the one does must not wait for the other:
 *
 * <pre>
 * closer               queue is written, messages are handled, our end of the stream ---+--- wire is closed
 * connection's thread  reads and drops ... the peer's end of the stream ----------------+--- handler is told
 * </pre>
 *
 * Callable from any thread, except where a method says otherwise.
 */
final class ConnectionEnd {

	private final Wire wire;
	private final FrameWriter writer;
	private final SendQueue queue;
	private final Duration closePeriod;
	/** Why this connection ends; null while it is open. */
	private final AtomicReference<Ending> decided = new AtomicReference<>();
	/** Held while messages are handled and answered. */
	private final ReentrantLock handling = new ReentrantLock();
	private final CountDownLatch readToEnd = new CountDownLatch(1);
	private final CountDownLatch outputEnded = new CountDownLatch(1);
	private final CountDownLatch told = new CountDownLatch(1);

	ConnectionEnd(Wire wire, FrameWriter writer, SendQueue queue, Duration closePeriod) {
		this.wire = wire;
		this.writer = writer;
		this.queue = queue;
		this.closePeriod = closePeriod;
	}

	/** Why the connection ends; null while it is open. */
	Ending decided() {
		return decided.get();
	}

	/** Begins an orderly close, and returns at once. */
	void close(Ending ending) {
		if (decided.compareAndSet(null, ending)) {
			queue.close();
			Thread.ofVirtual().name("closer " + wire.peer()).start(this::endOutput);
		}
	}

	/** Resets the connection at once, in the middle of an orderly close too. */
	void abort(Ending ending) {
		endAtOnce(ending, wire::abort);
		WireEnd.release(wire::abort);
	}

	/** There is nothing left to be orderly with: the network failed, or what handles the messages did in a way that leaves no choice. */
	void cut(Ending ending) {
		endAtOnce(ending, wire::close);
	}

	/** Keeps an orderly close from ending the output: messages are being handled, whose answers come first. */
	void holdOutput() {
		handling.lock();
	}

	/** The answers are written. */
	void releaseOutput() {
		handling.unlock();
	}

	/** Waits until nothing more is written; called by the connection's thread when it has read to the end. */
	void awaitOutputEnd() throws InterruptedException {
		readToEnd.countDown();
		outputEnded.await();
		WireEnd.release(wire::close);
		queue.awaitWritten(Long.MAX_VALUE);
	}

	/** The handler was told: this was the last. */
	void wasTold() {
		told.countDown();
	}

	/** Waits until the handler was told; empty if that took longer than {@code period}. */
	Optional<Ending> awaitTold(Duration period) throws InterruptedException {
		return told.await(TimeUnit.NANOSECONDS.convert(period), TimeUnit.NANOSECONDS) ? Optional.of(decided.get()) : Optional.empty();
	}

	private void endAtOnce(Ending ending, WireEnd wireEnd) {
		if (decided.compareAndSet(null, ending)) {
			queue.close();
			WireEnd.release(wireEnd);
			outputEnded.countDown();
		}
	}

	/** The closer's part. */
	private void endOutput() {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(closePeriod);
		try {
			if (!sendEnd(deadline)) {
				outOfTime(How.RESET, "before all was sent");
			} else if (!readToEnd.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
				outOfTime(How.CLOSED, "before the peer closed its side");
			}
		} catch (IOException e) {
			// the peer has gone before our end of stream could tell it anything
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			WireEnd.release(wire::close);
			outputEnded.countDown();
		}
	}

	/** Sends the end of our stream behind all else; false if the time ran out before. */
	private boolean sendEnd(long deadline) throws IOException, InterruptedException {
		if (!queue.awaitWritten(deadline - System.nanoTime())
				|| !handling.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
			return false;
		}
		try {
			tellResetFromEnd();
			writer.end();
			return true;
		} finally {
			handling.unlock();
		}
	}

	/** What was to be an end in order did not become one; worse endings are told as they are. */
	private void outOfTime(How how, String when) {
		Ending ending = decided.get();
		if (ending.how() == How.CLOSED) {
			decided.set(Ending.now(ending.by(), how, ending.reason() + ", but the time to close ran out " + when));
		}
	}

	/** Of a reset the system tells whoever asks first, and if that was the writer, the reader sees no more than the end of the stream. */
	private void tellResetFromEnd() {
		Ending ending = decided.get();
		TransportException broken = writer.failure();
		if (broken != null && ending.by() == By.PEER && ending.how() == How.CLOSED) {
			decided.set(Ending.now(By.PEER, How.RESET, broken));
		}
	}
}
