// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.BodyTransform;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameDecoder;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameSizeException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;

/**
 * One connection that carries messages of one layout.
 *
 * <p>{@link #run()} serves it on the calling thread, the connection's, until it has ended; virtual threads are meant for that.
 * Everything else may be called from any thread.
 *
 * <p>An orderly close takes no further messages, sends what is queued, shuts down the output, reads and drops until the peer's end of
 * stream, and then closes: the peer sees a clean end. What that takes longer than the close period is cut off, and the
 * {@link Ending} says so.
 */
public final class Connection implements Runnable {

	private final Wire wire;
	private final ConnectionHandler handler;
	private final FrameDecoder decoder;
	private final FrameWriter writer;
	private final Answers answers;
	private final SendQueue queue;
	private final ConnectionEnd end;

	/** A connection over {@code wire}, which it owns from now on; nothing is read before {@link #run()}. */
	public Connection(Wire wire, FrameLayout layout, ConnectionHandler handler, ConnectionOptions options, BufferSupply buffers) {
		this.wire = wire;
		this.handler = handler;
		this.decoder = new FrameDecoder(layout, buffers);
		this.writer = new FrameWriter(wire, layout, handler);
		this.answers = new Answers(layout, writer, buffers);
		this.queue = new SendQueue(wire.peer(), layout, options.queue(), writer, handler, this::writingFailed);
		this.end = new ConnectionEnd(wire, writer, queue, options.closePeriod());
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
			end.cut(Ending.now(By.US, How.HANDLER_FAILED, e));
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
		return end.decided() == null;
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
		end.close(Ending.now(By.US, How.CLOSED, reason));
	}

	/** Ends the connection at once with a reset: what is queued is lost, and reported as unsent. */
	public void abort(String reason) {
		end.abort(Ending.now(By.US, How.RESET, reason));
	}

	/** Waits until this connection has ended and its handler was told so; empty if that took longer than {@code period}. */
	public Optional<Ending> awaitEnd(Duration period) throws InterruptedException {
		return end.awaitTold(period);
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
			end.cut(Ending.now(By.PEER, How.RESET, new TransportException(Phase.READ, wire.peer(), e)));
			return false;
		}
	}

	/** Handles every message that has arrived whole, and then writes all answers at once. */
	private void handle() throws IOException {
		end.holdOutput();
		try {
			handleArrived();
		} finally {
			try {
				answers.flush();
			} finally {
				end.releaseOutput();
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
			end.close(Ending.now(By.PEER, How.CLOSED, "the peer closed the connection"));
		} catch (FramingException e) {
			broken(By.PEER, e);
		}
	}

	private void broken(By by, FramingException error) {
		handler.broken(error, decoder.undecoded());
		end.close(Ending.now(by, How.FRAMING_ERROR, error));
	}

	/** The handler may have thrown what broke this connection, or something else because of it; or it failed on its own account. */
	private void handlingFailed(Throwable failure) {
		TransportException broken = writer.failure();
		if (broken != null) {
			end.cut(Ending.now(By.PEER, How.RESET, broken));
		} else {
			end.close(Ending.now(By.US, How.HANDLER_FAILED, failure));
		}
	}

	private void writingFailed(Throwable failure) {
		end.cut(failure instanceof TransportException e
				? Ending.now(By.PEER, How.RESET, e)
				: Ending.now(By.US, How.HANDLER_FAILED, failure));
	}

	private void finish() {
		// an interrupt has closed the wire, and is not to keep anybody from being told
		boolean interrupted = Thread.interrupted();
		try {
			end.awaitOutputEnd();
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
			handler.ended(end.decided());
		} finally {
			end.wasTold();
		}
	}
}
