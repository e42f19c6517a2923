// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.protocol.Message;

/**
 * Keeps the newest messages of connections, within limits, to be looked at.
 *
 * <p>Messages have numbers, from 0 in the order in which they were told, which are never used again; of one connection and direction
 * that is the order of the stream. What is kept are the numbers from {@link #first()} to below {@link #end()}:
 * <pre>
 *   dropped     | block           | block           | block, in writing |
 *   0 ... 4095  | 4096 ... 6143   | 6144 ... 8191   | 8192 ...          | 9000
 *               ^ first()                                              ^ end()
 * </pre>
 * Where a limit would be exceeded, the oldest blocks are dropped and used again, so that memory is flat and a message costs no
 * allocation. A full log is thus up to a block below its limits: a sixteenth of them, or less. The limit in bytes is on the memory
 * of the blocks, which they seldom fill. A message that is larger than a block gets one of its own; the newest message is kept
 * whole even where it alone exceeds the limit. One or two spare blocks come on top.
 *
 * <p>Callable from any thread. Writers hold each other up for the copying of one small message; big ones, and what readers take, are
 * copied outside the lock.
 */
public final class TrafficLog implements TrafficSink {

	/** So many spins, doubled up to, are tried first: a lock this short is free again sooner than a thread is parked and woken. */
	private static final int LONGEST_PAUSE = 1024;
	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private final TrafficLimits limits;
	private final int blockEntries;
	private final int blockBytes;
	private final WallClock clock = new WallClock();
	private final Signals signals = new Signals();
	private final ReentrantLock lock = new ReentrantLock();

	// all below: under the lock
	private final List<Block> blocks = new ArrayList<>();
	/** The newest of the blocks, null if there is none. */
	private Block newest;
	/** Blocks to use again, one of the usual size and one for a large message; null if there is none. */
	private Block spare;
	private Block largeSpare;
	private long cleared;
	private long first;
	private long end;
	private long bytes;
	private long capacity;

	/** A log with {@linkplain TrafficLimits#DEFAULT the default limits}. */
	public TrafficLog() {
		this(TrafficLimits.DEFAULT);
	}

	/** An empty log. It takes memory as messages come. */
	public TrafficLog(TrafficLimits limits) {
		this.limits = limits;
		blockEntries = limits.blockEntries();
		blockBytes = limits.blockBytes();
	}

	@Override
	public void message(ConnectionLabel connection, Direction direction, Message message) {
		append(connection, direction, message.layout(), message.buffer(), message.start(), message.length());
	}

	@Override
	public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
		append(connection, direction, Objects.requireNonNull(reason, "reason"), bytes, bytes.position(), bytes.remaining());
	}

	private void append(ConnectionLabel connection, Direction direction, Object kind, ByteBuffer source, int start, int length) {
		Objects.requireNonNull(connection, "connection");
		Objects.requireNonNull(direction, "direction");
		long time = clock.now();
		if (length > blockBytes) {
			Block block = largeBlock(length);
			block.add(time, connection, direction, kind, source, start, length);
			link(block);
		} else {
			lock();
			try {
				if (end - first == limits.entries()) {
					makeRoom(0);
				}
				if (newest == null || !newest.hasRoomFor(length)) {
					open();
				}
				newest.add(time, connection, direction, kind, source, start, length);
				end++;
				bytes += length;
			} finally {
				lock.unlock();
			}
		}
		signals.changed();
	}

	private void lock() {
		for (int pause = 1; pause < LONGEST_PAUSE; pause *= 2) {
			if (!lock.isLocked() && lock.tryLock()) {
				return;
			}
			for (int i = 0; i < pause; i++) {
				Thread.onSpinWait();
			}
		}
		lock.lock();
	}

	private void open() {
		makeRoom(blockBytes);
		Block block = spare != null ? spare : new Block(blockEntries, blockBytes);
		spare = null;
		add(block);
	}

	/** A block for one large message, not yet of the log. */
	private Block largeBlock(int length) {
		int size = (int) Math.min(LARGEST_ARRAY, (length + blockBytes - 1L) / blockBytes * blockBytes);
		lock();
		try {
			Block block = largeSpare;
			largeSpare = null;
			if (block != null && block.capacity() == size) {
				return block;
			}
		} finally {
			lock.unlock();
		}
		return new Block(1, size);
	}

	private void link(Block block) {
		lock();
		try {
			makeRoom(block.capacity());
			add(block);
			end++;
			bytes += block.used();
		} finally {
			lock.unlock();
		}
	}

	private void add(Block block) {
		block.startAt(end);
		blocks.add(block);
		newest = block;
		capacity += block.capacity();
	}

	/** Drops the oldest blocks until one more message and more memory are within the limits, or nothing is left. */
	private void makeRoom(int moreBytes) {
		while (!blocks.isEmpty() && (end - first == limits.entries() || capacity + moreBytes > limits.bytes())) {
			release(blocks.removeFirst());
		}
	}

	private void release(Block block) {
		first = block.first() + block.count();
		bytes -= block.used();
		capacity -= block.capacity();
		block.restart();
		if (block == newest) {
			newest = null;
		}
		if (block.capacity() == blockBytes) {
			spare = block;
		} else {
			largeSpare = block;
		}
	}

	/** Number of the oldest message that is kept; {@link #end()} if none is. */
	public long first() {
		return kept().first();
	}

	/** Number of the next message to come. */
	public long end() {
		return kept().end();
	}

	/** Messages that had to make room for newer ones, since the log was made or last cleared. */
	public long dropped() {
		return kept().dropped();
	}

	/** Bytes of all messages that are kept. */
	public long bytes() {
		lock();
		try {
			return bytes;
		} finally {
			lock.unlock();
		}
	}

	/** What is kept, at one moment. */
	public KeptMessages kept() {
		lock();
		try {
			return new KeptMessages(first, end, first - cleared);
		} finally {
			lock.unlock();
		}
	}

	/** The limits it was made with. */
	public TrafficLimits limits() {
		return limits;
	}

	/** Message of a number with all its bytes; empty if it is no longer kept, or not yet there. */
	public Optional<TrafficEntry> entry(long number) {
		return entry(number, Integer.MAX_VALUE);
	}

	/**
	 * Message of a number with the first of its bytes, for a preview.
	 *
	 * @param most bytes, counted from the start of the frame, not negative
	 * @return empty if it is no longer kept, or not yet there
	 */
	public Optional<TrafficEntry> entry(long number, int most) {
		if (most < 0) {
			throw new IllegalArgumentException(most + " bytes of a message");
		}
		TrafficEntry shared;
		lock();
		try {
			if (number < first || number >= end) {
				return Optional.empty();
			}
			shared = blockOf(number).entry(number, most);
		} finally {
			lock.unlock();
		}
		// Copied without the lock: should a writer use the block again meanwhile, first() tells us afterwards.
		TrafficEntry copy = shared.copy();
		return number < first() ? Optional.empty() : Optional.of(copy);
	}

	/**
	 * The connections of many messages in one go, to choose from them: much cheaper than one message after the other.
	 *
	 * @param from number of the first message; if that is no longer kept, the oldest one is taken
	 * @param most messages; writers wait for this copying, so some ten thousand are enough
	 */
	public ConnectionRun connections(long from, int most) {
		long start;
		ConnectionLabel[] labels;
		lock();
		try {
			start = Math.max(from, first);
			labels = new ConnectionLabel[(int) Math.clamp(end - start, 0, most)];
			for (int done = 0; done < labels.length;) {
				done += blockOf(start + done).copyConnections(start + done, labels, done);
			}
		} finally {
			lock.unlock();
		}
		return new ConnectionRun(start, Collections.unmodifiableList(Arrays.asList(labels)));
	}

	private Block blockOf(long number) {
		int low = 0;
		int high = blocks.size() - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (blocks.get(middle).first() <= number) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return blocks.get(low);
	}

	/** Forgets all messages that are kept. Numbers go on. */
	public void clear() {
		lock();
		try {
			blocks.forEach(this::release);
			blocks.clear();
			cleared = end;
		} finally {
			lock.unlock();
		}
		signals.changed();
	}

	/**
	 * Tells a reader that the log changed: once, and again after the reader has {@linkplain Subscription#rearm() looked}.
	 *
	 * @param signal called on the thread that changed the log, so it must be cheap and must not block; it may come from several threads,
	 *        but not twice without a look between. One that throws is logged and called no more
	 */
	public Subscription subscribe(Runnable signal) {
		return signals.subscribe(signal);
	}
}
