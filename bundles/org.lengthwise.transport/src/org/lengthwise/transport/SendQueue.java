// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameEncoder;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameSizeException;
import org.lengthwise.protocol.Message;

/**
 * The messages that other threads than the connection's have sent and that are not written yet, in their order, within limits.
 *
 * <p>A virtual thread writes them, many at once; it lives as long as there are any.
 */
final class SendQueue {

	/** So many frames are written at once. */
	private static final int BATCH = 64;

	/** Puts one message into a buffer that has room for it. */
	@FunctionalInterface
	interface Encoding {
		void encode(FrameEncoder encoder, ByteBuffer target) throws FrameSizeException;
	}

	private final String peer;
	private final FrameLayout layout;
	private final QueueLimits limits;
	private final FrameWriter writer;
	private final ConnectionHandler handler;
	private final Consumer<Throwable> failure;
	private final FrameEncoder encoder;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	/** Frames in the order of their sending: first the ones in the writer's hands. */
	private final ArrayDeque<ByteBuffer> writing = new ArrayDeque<>(BATCH);
	private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
	private long bytes;
	private boolean writerRuns;
	private boolean closed;
	/** Senders that are just telling of messages that theirs have pushed out. */
	private int telling;

	/** @param failure is told, by the thread that writes, what ended the writing */
	SendQueue(String peer, FrameLayout layout, QueueLimits limits, FrameWriter writer, ConnectionHandler handler, Consumer<Throwable> failure) {
		this.peer = peer;
		this.layout = layout;
		this.limits = limits;
		this.writer = writer;
		this.handler = handler;
		this.failure = failure;
		this.encoder = new FrameEncoder(layout);
	}

	/** Takes one message with a body of {@code bodyLength} bytes, when the limits allow it; callable from any thread. */
	void send(int bodyLength, Encoding encoding) throws FrameSizeException, QueueFullException, ConnectionClosedException {
		int frameLength = encoder.frameLength(bodyLength);
		List<ByteBuffer> dropped = List.of();
		lock.lock();
		try {
			dropped = makeRoom(frameLength);
			add(frameLength, encoding);
		} finally {
			lock.unlock();
			tell(dropped);
		}
	}

	/** Takes one message whatever waits already; callable from any thread. */
	void sendBeyondLimits(int bodyLength, Encoding encoding) throws FrameSizeException, ConnectionClosedException {
		int frameLength = encoder.frameLength(bodyLength);
		lock.lock();
		try {
			add(frameLength, encoding);
		} finally {
			lock.unlock();
		}
	}

	QueueDepth depth() {
		lock.lock();
		try {
			return new QueueDepth(writing.size() + waiting.size(), bytes);
		} finally {
			lock.unlock();
		}
	}

	/** Takes no further messages; those that wait are still written. */
	void close() {
		lock.lock();
		try {
			closed = true;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/** Waits until all is written or the writing has failed; false if that took longer than {@code nanos}. */
	boolean awaitWritten(long nanos) throws InterruptedException {
		lock.lock();
		try {
			long left = nanos;
			while (writerRuns && left > 0) {
				left = changed.awaitNanos(left);
			}
			return !writerRuns;
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Names each message that was not written wholly, and forgets them. To be called when the writing has ended; when this returns, the
	 * handler is told of no further one.
	 */
	void discard(Consumer<Message> unsent) {
		List<ByteBuffer> frames = new ArrayList<>();
		lock.lock();
		try {
			while (telling > 0) {
				changed.awaitUninterruptibly();
			}
			writing.stream().filter(ByteBuffer::hasRemaining).forEach(frames::add);
			frames.addAll(waiting);
			writing.clear();
			waiting.clear();
			bytes = 0;
		} finally {
			lock.unlock();
		}
		frames.forEach(frame -> unsent.accept(message(frame)));
	}

	private void add(int frameLength, Encoding encoding) throws FrameSizeException, ConnectionClosedException {
		if (closed) {
			throw new ConnectionClosedException(peer);
		}
		ByteBuffer frame = ByteBuffer.allocate(frameLength);
		encoding.encode(encoder, frame);
		waiting.add(frame.flip());
		bytes += frameLength;
		if (!writerRuns) {
			writerRuns = true;
			Thread.ofVirtual().name("writer " + peer).start(this::write);
		}
	}

	/** Makes room, or waits for it; the frames that were dropped for that, to be named when the lock is free. */
	private List<ByteBuffer> makeRoom(int frameLength) throws QueueFullException {
		while (!closed && isFullFor(frameLength)) {
			switch (limits.policy()) {
				case WAIT -> changed.awaitUninterruptibly();
				case REJECT -> throw new QueueFullException(peer, depth());
				case DROP_OLDEST -> {
					return dropFor(frameLength);
				}
			}
		}
		return List.of();
	}

	private List<ByteBuffer> dropFor(int frameLength) {
		List<ByteBuffer> dropped = new ArrayList<>();
		while (!waiting.isEmpty() && isFullFor(frameLength)) {
			ByteBuffer oldest = waiting.poll();
			bytes -= oldest.capacity();
			dropped.add(oldest);
		}
		telling += dropped.isEmpty() ? 0 : 1;
		return dropped;
	}

	/** Tells the handler while the lock is free: whatever that does, it holds up no other sender and no writer. */
	private void tell(List<ByteBuffer> dropped) {
		if (dropped.isEmpty()) {
			return;
		}
		try {
			dropped.forEach(frame -> handler.unsent(message(frame)));
		} finally {
			lock.lock();
			try {
				telling--;
				changed.signalAll();
			} finally {
				lock.unlock();
			}
		}
	}

	private boolean isFullFor(int frameLength) {
		int queued = writing.size() + waiting.size();
		return queued > 0 && (queued >= limits.messages() || bytes + frameLength > limits.bytes());
	}

	private void write() {
		ByteBuffer[] batch = new ByteBuffer[BATCH];
		try {
			for (int count = take(batch); count > 0; count = take(batch)) {
				writer.write(batch, count, count);
			}
		} catch (TransportException | RuntimeException | Error e) {
			close();
			stopped();
			failure.accept(e);
		}
	}

	/** Lets go of what was written, and takes the next frames; none ends the writer. */
	private int take(ByteBuffer[] batch) {
		lock.lock();
		try {
			writing.forEach(frame -> bytes -= frame.capacity());
			writing.clear();
			while (writing.size() < BATCH && !waiting.isEmpty()) {
				batch[writing.size()] = waiting.peek();
				writing.add(waiting.poll());
			}
			writerRuns = !writing.isEmpty();
			changed.signalAll();
			return writing.size();
		} finally {
			lock.unlock();
		}
	}

	private void stopped() {
		lock.lock();
		try {
			writerRuns = false;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private Message message(ByteBuffer frame) {
		return new Message(layout, frame, 0, frame.capacity());
	}
}
