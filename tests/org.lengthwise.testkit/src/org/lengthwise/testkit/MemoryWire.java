// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.lengthwise.transport.Wire;

/**
 * One end of a connection in memory that behaves as a TCP connection does, and, when it is told to, as one on a bad day.
 *
 * <p>Each direction holds a bounded number of bytes; a writer waits while it is full. Who closes with bytes unread resets the
 * connection, and so does who writes to an end that is closed. All methods may be called from any thread.
 */
public final class MemoryWire implements Wire {

	/** The two ends of a connection: by habit the near one is for the code under test, the far one for the test itself. */
	public record Pair(MemoryWire near, MemoryWire far) {
	}

	private final String peer;
	/** One lock for both ends, since what one does changes the other. */
	private final ReentrantLock lock;
	private final Condition changed;
	private final BytePipe inbound;
	private MemoryWire other;
	private int mostRead = Integer.MAX_VALUE;
	private int mostWritten = Integer.MAX_VALUE;
	private IOException nextRead;
	private IOException nextWrite;
	private int reads;
	private int writes;
	private boolean outputEnded;
	private boolean closed;
	private boolean reset;

	private MemoryWire(String peer, ReentrantLock lock, Condition changed, int capacity) {
		this.peer = peer;
		this.lock = lock;
		this.changed = changed;
		this.inbound = new BytePipe(capacity);
	}

	/** A connection that holds {@code capacity} bytes in each direction. */
	public static Pair pair(int capacity) {
		ReentrantLock lock = new ReentrantLock();
		Condition changed = lock.newCondition();
		MemoryWire near = new MemoryWire("far:1", lock, changed, capacity);
		MemoryWire far = new MemoryWire("near:1", lock, changed, capacity);
		near.other = far;
		far.other = near;
		return new Pair(near, far);
	}

	/** From now on a call of read brings at most so many bytes. */
	public MemoryWire readAtMost(int bytes) {
		change(() -> mostRead = bytes);
		return this;
	}

	/** From now on a call of write takes at most so many bytes. */
	public MemoryWire writeAtMost(int bytes) {
		change(() -> mostWritten = bytes);
		return this;
	}

	/** The next call of read fails, or the one that waits now. */
	public void failNextRead(IOException failure) {
		change(() -> nextRead = failure);
	}

	/** The next call of write fails, or the one that waits now. */
	public void failNextWrite(IOException failure) {
		change(() -> nextWrite = failure);
	}

	/** What the other end's {@link #abort()} does: bytes on their way are lost, and each further call fails. */
	public void resetByPeer() throws IOException {
		other.abort();
	}

	/** Calls of read that brought bytes. */
	public int reads() {
		return ask(() -> reads);
	}

	/** Calls of write that took bytes. */
	public int writes() {
		return ask(() -> writes);
	}

	/** Bytes that the other end has written and this one has not read. */
	public int unread() {
		return ask(inbound::size);
	}

	/** Whether this end was closed or aborted by its owner. */
	public boolean isClosed() {
		return ask(() -> closed);
	}

	/** Whether this end has told the other that nothing more will come. */
	public boolean isOutputEnded() {
		return ask(() -> outputEnded);
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		lock.lock();
		try {
			await(() -> nextRead != null || inbound.size() > 0 || other.outputEnded || other.closed);
			failIf(nextRead);
			if (inbound.size() == 0) {
				return -1;
			}
			reads++;
			return inbound.get(target, mostRead);
		} finally {
			nextRead = null;
			changed.signalAll();
			lock.unlock();
		}
	}

	@Override
	public long write(ByteBuffer[] sources, int count) throws IOException {
		lock.lock();
		try {
			checkOutput();
			if (Arrays.stream(sources, 0, count).noneMatch(ByteBuffer::hasRemaining)) {
				return 0;
			}
			await(() -> nextWrite != null || outputEnded || other.closed || other.inbound.room() > 0);
			failIf(nextWrite);
			checkOutput();
			if (other.closed) {
				reset();
				throw new IOException("Broken pipe");
			}
			writes++;
			int taken = 0;
			for (int i = 0; i < count; i++) {
				taken += other.inbound.put(sources[i], mostWritten - taken);
			}
			return taken;
		} finally {
			nextWrite = null;
			changed.signalAll();
			lock.unlock();
		}
	}

	@Override
	public void shutdownOutput() throws IOException {
		lock.lock();
		try {
			if (closed) {
				throw new ClosedChannelException();
			}
			outputEnded = true;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void close() {
		change(() -> {
			if (!closed && inbound.size() > 0) {
				reset();
			}
			closed = true;
		});
	}

	@Override
	public void abort() {
		change(() -> {
			if (!closed) {
				reset();
			}
			closed = true;
		});
	}

	@Override
	public String peer() {
		return peer;
	}

	/** Writes all of these bytes, for a test that plays this end. */
	public void send(byte... bytes) throws IOException {
		ByteBuffer[] sources = { ByteBuffer.wrap(bytes) };
		while (sources[0].hasRemaining()) {
			awaitInTime(() -> other.inbound.room() > 0 || outputEnded || other.closed, "the other end to read");
			write(sources, 1);
		}
	}

	/** The next bytes, exactly so many, for a test that plays this end. */
	public byte[] receive(int count) throws IOException {
		ByteBuffer target = ByteBuffer.allocate(count);
		while (target.hasRemaining()) {
			if (readInTime(target, "the rest of " + count + " bytes") < 0) {
				throw new AssertionError("expected " + count + " bytes, but the stream ended after "
						+ Frames.hex(Arrays.copyOf(target.array(), target.position())));
			}
		}
		return target.array();
	}

	/** Fails unless exactly these bytes come next. */
	public void expect(byte... expected) throws IOException {
		byte[] bytes = receive(expected.length);
		int mismatch = Arrays.mismatch(expected, bytes);
		if (mismatch >= 0) {
			throw new AssertionError("expected " + Frames.hex(expected) + ", but there came " + Frames.hex(bytes)
					+ ": they differ at byte " + mismatch);
		}
	}

	/** Fails unless the end of the stream comes next. */
	public void expectEnd() throws IOException {
		ByteBuffer target = ByteBuffer.allocate(256);
		int read = readInTime(target, "the end of the stream");
		if (read >= 0) {
			throw new AssertionError("expected the end of the stream, but there came "
					+ Frames.hex(Arrays.copyOf(target.array(), read)));
		}
	}

	/** Fails unless the other end resets the connection; bytes that come before are dropped. */
	public void expectReset() {
		Conditions.await("a reset", () -> ask(() -> reset));
	}

	private int readInTime(ByteBuffer target, String expected) throws IOException {
		awaitInTime(() -> inbound.size() > 0 || other.outputEnded || other.closed, expected);
		return read(target);
	}

	/** Waits as a test does: not for ever. */
	private void awaitInTime(BooleanSupplier condition, String expected) throws IOException {
		lock.lock();
		try {
			long left = Conditions.PATIENCE.toNanos();
			while (!condition.getAsBoolean() && !reset && !closed) {
				if (left <= 0) {
					throw new AssertionError("waited in vain for " + expected + "; this end: " + state() + "; the other end: " + other.state());
				}
				left = changed.awaitNanos(left);
			}
		} catch (InterruptedException e) {
			throw interrupted();
		} finally {
			lock.unlock();
		}
	}

	/** How far this end has come, for whoever asks why nothing happens. */
	private String state() {
		return reads + " reads, " + writes + " writes, " + inbound.size() + " bytes unread" + (outputEnded ? ", output ended" : "")
				+ (closed ? ", closed" : "");
	}

	/** An interrupt closes, as it does with a socket's channel. */
	private IOException interrupted() {
		close();
		Thread.currentThread().interrupt();
		return new ClosedByInterruptException();
	}

	private void reset() {
		reset = true;
		other.reset = true;
		inbound.clear();
		other.inbound.clear();
	}

	private void checkOutput() throws IOException {
		checkOpen();
		if (outputEnded) {
			throw new ClosedChannelException();
		}
	}

	private void checkOpen() throws IOException {
		if (closed) {
			throw new AsynchronousCloseException();
		}
		if (reset) {
			throw new IOException("Connection reset");
		}
	}

	private static void failIf(IOException failure) throws IOException {
		if (failure != null) {
			throw failure;
		}
	}

	private void await(BooleanSupplier condition) throws IOException {
		checkOpen();
		while (!condition.getAsBoolean()) {
			try {
				changed.await();
			} catch (InterruptedException e) {
				throw interrupted();
			}
			checkOpen();
		}
	}

	private void change(Runnable action) {
		lock.lock();
		try {
			action.run();
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private <T> T ask(Supplier<T> question) {
		lock.lock();
		try {
			return question.get();
		} finally {
			lock.unlock();
		}
	}
}
