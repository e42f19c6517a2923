// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.lengthwise.protocol.FrameLayout;

/**
 * A stretch of the log: some successive messages, their bytes one behind the other. For one thread at a time; the log's lock sees to it.
 */
final class Block {

	private final byte[] bytes;
	/** Nanoseconds since 1970. */
	private final long[] times;
	/** Where in the bytes the message ends: the next one starts there. */
	private final int[] ends;
	private final boolean[] out;
	private final ConnectionLabel[] connections;
	/** The layout of a message, or the reason why it is none. */
	private final Object[] kinds;
	private long first;
	private int count;
	private int used;

	Block(int entries, int capacity) {
		bytes = new byte[capacity];
		times = new long[entries];
		ends = new int[entries];
		out = new boolean[entries];
		connections = new ConnectionLabel[entries];
		kinds = new Object[entries];
	}

	/** Forgets everything. */
	void restart() {
		Arrays.fill(connections, 0, count, null);
		Arrays.fill(kinds, 0, count, null);
		count = 0;
		used = 0;
	}

	boolean hasRoomFor(int length) {
		return count < times.length && length <= bytes.length - used;
	}

	void add(long time, ConnectionLabel connection, Direction direction, Object kind, ByteBuffer source, int start, int length) {
		source.get(start, bytes, used, length);
		used += length;
		times[count] = time;
		ends[count] = used;
		out[count] = direction == Direction.OUT;
		connections[count] = connection;
		kinds[count] = kind;
		count++;
	}

	/** Number of the first message. */
	long first() {
		return first;
	}

	/** Makes this the block that starts with a message. */
	void startAt(long number) {
		first = number;
	}

	int count() {
		return count;
	}

	/** Bytes of the messages. */
	int used() {
		return used;
	}

	/** Bytes of memory for messages. */
	int capacity() {
		return bytes.length;
	}

	/** A message with the first of its bytes, which are shared with this block and good for as long as it is not started again. */
	TrafficEntry entry(long number, int most) {
		int index = (int) (number - first);
		int start = index == 0 ? 0 : ends[index - 1];
		int length = ends[index] - start;
		Optional<FrameLayout> layout = kinds[index] instanceof FrameLayout it ? Optional.of(it) : Optional.empty();
		String reason = kinds[index] instanceof String it ? it : "";
		return new TrafficEntry(number, WallClock.instant(times[index]), connections[index], out[index] ? Direction.OUT : Direction.IN, layout,
				reason, length, ByteBuffer.wrap(bytes, start, Math.min(length, most)));
	}

	/**
	 * Copies the connections of a message and of those behind it, as many as there are here and as have a place.
	 *
	 * @return how many
	 */
	int copyConnections(long number, ConnectionLabel[] target, int at) {
		int index = (int) (number - first);
		int copied = Math.min(count - index, target.length - at);
		System.arraycopy(connections, index, target, at, copied);
		return copied;
	}
}
