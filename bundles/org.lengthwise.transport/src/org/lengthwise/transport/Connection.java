// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.protocol.BodyTransform;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameDecoder;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameSizeException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.transport.Ending.By;
import org.lengthwise.transport.Ending.How;

/**
 * One connection that carries messages of one layout.
 *
 * <p>{@link #run()} serves it on the calling thread, the connection's, until it has ended; virtual threads are meant for that.
 * Everything else may be called from any thread.
 *
 * <p>An orderly close takes no further messages, sends what is queued, shuts down the output, reads and drops until the peer's end of
 * stream, and then closes: the peer sees a clean end. What that takes longer than the close period is cut off.
 */
public final class Connection implements Runnable {

	private final Wire wire;
	private final ConnectionHandler handler;
	private final Duration closePeriod;
	private final FrameDecoder decoder;
	private final FrameWriter writer;
	private final Answers answers;
	private final SendQueue queue;
	/** Why this connection ends, decided once; null while it is open. */
	private final AtomicReference<Ending> ending = new AtomicReference<>();
	/** Held while messages are handled and answered, so that the output is not shut down before their answers. */
	private final ReentrantLock handling = new ReentrantLock();
	private final CountDownLatch readToEnd = new CountDownLatch(1);
	private final CountDownLatch outputEnded = new CountDownLatch(1);
	private final CountDownLatch ended = new CountDownLatch(1);

	/** A connection over {@code wire}, which it owns from now on; nothing is read before {@link #run()}. */
	public Connection(Wire wire, FrameLayout layout, ConnectionHandler handler, ConnectionOptions options, BufferSupply buffers) {
		this.wire = wire;
		this.handler = handler;
		this.closePeriod = options.closePeriod();
		this.decoder = new FrameDecoder(layout, buffers);
		this.writer = new FrameWriter(wire, layout, handler);
		this.answers = new Answers(layout, writer, buffers);
		this.queue = new SendQueue(wire.peer(), layout, options.queue(), writer, handler, this::writingFailed);
	}

	/** Serves this connection on the calling thread until it has ended. Called once. */
	@Override
	public void run() {
		try {
			serve();
			while (read()) {
				// closing in order: what still arrives is dropped
			}
		} catch (RuntimeException | Error e) {
			cut(Ending.now(By.US, How.HANDLER_FAILED, e));
		} finally {
			finish();
		}
	}

	/** Host and port of the other side. */
	public String peer() {
		return wire.peer();
	}

	/** Whether messages are still taken, in both directions. */
	public boolean isOpen() {
		return ending.get() == null;
	}

	/** What waits to be written, the answers of the connection's own thread aside. */
	public QueueDepth queued() {
		return queue.depth();
	}

	/**
	 * Sends one message. Returns when it is queued, not when it is on the wire. Messages of one thread keep their order.
	 *
	 * @param body the body, from its position to its limit, which both stay as they are; it is copied
	 * @throws FrameSizeException if the layout allows no such frame
	 * @throws QueueFullException if the queue is full and its policy is to reject
	 * @throws ConnectionClosedException if this connection takes no further messages; nothing of the message was sent
	 */
	public void send(ByteBuffer body) throws IOException {
		queue.send(body.remaining(), (encoder, target) -> encoder.encode(body, target));
	}

	/**
	 * Sends the answer to a message as {@link Answers#answer} does, but by the queue: the connection's thread can go on reading while
	 * the peer does not. It never waits and is never rejected: whoever answers this way bounds the messages that are under way.
	 *
	 * @throws ConnectionClosedException if this connection takes no further messages; nothing of the message was sent
	 */
	public void sendAnswer(Message request, BodyTransform transform) throws IOException {
		queue.sendBeyondLimits(request.bodyLength(), (encoder, target) -> encoder.encodeAnswer(request, transform, target));
	}

	/** Begins an orderly close, and returns at once. Without effect on a connection that is ending. */
	public void close(String reason) {
		beginClose(Ending.now(By.US, How.CLOSED, reason));
	}

	/** Ends the connection at once with a reset: what is queued is lost, and reported as unsent. */
	public void abort(String reason) {
		end(Ending.now(By.US, How.RESET, reason), wire::abort);
		WireEnd.release(wire::abort);
	}

	/** Waits until this connection has ended and its handler was told so; empty if that took longer than {@code period}. */
	public Optional<Ending> awaitEnd(Duration period) throws InterruptedException {
		return ended.await(TimeUnit.NANOSECONDS.convert(period), TimeUnit.NANOSECONDS) ? Optional.of(ending.get()) : Optional.empty();
	}

	private void serve() {
		try {
			handler.opened(this);
			while (read()) {
				handle();
			}
			endOfStream();
		} catch (IOException | RuntimeException | Error e) {
			handlingFailed(e);
		}
		decoder.stop();
	}

	private boolean read() {
		try {
			return wire.read(decoder.space()) >= 0;
		} catch (IOException e) {
			cut(Ending.now(By.PEER, How.RESET, new TransportException(Phase.READ, wire.peer(), e)));
			return false;
		}
	}

	/** Handles every message that has arrived whole, and then writes all answers at once. */
	private void handle() throws IOException {
		handling.lock();
		try {
			handleArrived();
		} finally {
			try {
				answers.flush();
			} finally {
				handling.unlock();
			}
		}
	}

	private void handleArrived() throws IOException {
		long before = decoder.offset();
		int messages = 0;
		try {
			for (Message message = next(); message != null; message = next()) {
				messages++;
				handler.received(message, answers);
			}
		} finally {
			if (messages > 0) {
				handler.countReceived(messages, decoder.offset() - before);
			}
		}
	}

	/** The next message to handle; none once this connection is closing, so that what still arrives is dropped, and not kept. */
	private Message next() {
		if (!isOpen()) {
			decoder.stop();
		}
		try {
			return decoder.next();
		} catch (FramingException e) {
			broken(By.US, e);
			return null;
		}
	}

	private void endOfStream() {
		try {
			if (isOpen()) {
				decoder.end();
			}
			beginClose(Ending.now(By.PEER, How.CLOSED, "the peer closed the connection"));
		} catch (FramingException e) {
			broken(By.PEER, e);
		}
	}

	private void broken(By by, FramingException error) {
		handler.broken(error, decoder.undecoded());
		beginClose(Ending.now(by, How.FRAMING_ERROR, error));
	}

	/** The handler may have thrown what broke this connection, or something else because of it; or it failed on its own account. */
	private void handlingFailed(Throwable failure) {
		TransportException broken = writer.failure();
		if (broken != null) {
			cut(Ending.now(By.PEER, How.RESET, broken));
		} else {
			beginClose(Ending.now(By.US, How.HANDLER_FAILED, failure));
		}
	}

	private void beginClose(Ending decided) {
		if (ending.compareAndSet(null, decided)) {
			queue.close();
			Thread.ofVirtual().name("closer " + wire.peer()).start(this::endOutput);
		}
	}

	/** The half of an orderly close that must not wait for the connection's thread; that one reads to the end of the stream. */
	private void endOutput() {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(closePeriod);
		try {
			if (queue.awaitWritten(deadline - System.nanoTime())
					&& handling.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
				try {
					tellResetFromEnd();
					writer.end();
				} finally {
					handling.unlock();
				}
				readToEnd.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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

	/** Of a reset the system tells whoever asks first, and if that was the writer, the reader sees no more than the end of the stream. */
	private void tellResetFromEnd() {
		Ending decided = ending.get();
		TransportException broken = writer.failure();
		if (broken != null && decided.by() == By.PEER && decided.how() == How.CLOSED) {
			ending.set(Ending.now(By.PEER, How.RESET, broken));
		}
	}

	/** There is nothing left to be orderly with: the network failed, or what handles the messages did in a way that leaves no choice. */
	private void cut(Ending decided) {
		end(decided, wire::close);
	}

	private void end(Ending decided, WireEnd wireEnd) {
		if (ending.compareAndSet(null, decided)) {
			queue.close();
			WireEnd.release(wireEnd);
			outputEnded.countDown();
		}
	}

	private void writingFailed(Throwable failure) {
		cut(failure instanceof TransportException e
				? Ending.now(By.PEER, How.RESET, e)
				: Ending.now(By.US, How.HANDLER_FAILED, failure));
	}

	private void finish() {
		// an interrupt has closed the wire, and is not to keep anybody from being told
		boolean interrupted = Thread.interrupted();
		try {
			readToEnd.countDown();
			outputEnded.await();
			WireEnd.release(wire::close);
			queue.awaitWritten(Long.MAX_VALUE);
		} catch (InterruptedException e) {
			interrupted = true;
		}
		try {
			tellUnsent();
		} finally {
			decoder.close();
			tellEnded();
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void tellUnsent() {
		try {
			answers.discard(handler::unsent);
		} finally {
			queue.discard(handler::unsent);
		}
	}

	private void tellEnded() {
		try {
			handler.ended(ending.get());
		} finally {
			ended.countDown();
		}
	}
}
