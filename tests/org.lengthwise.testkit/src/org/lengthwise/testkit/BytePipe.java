// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.nio.ByteBuffer;

/** One direction of a {@link MemoryWire}: a ring of bytes. Guarded by the connection's lock. */
final class BytePipe {

	private final ByteBuffer ring;
	private int head;
	private int size;

	BytePipe(int capacity) {
		this.ring = ByteBuffer.allocate(capacity);
	}

	int size() {
		return size;
	}

	int room() {
		return ring.capacity() - size;
	}

	void clear() {
		size = 0;
	}

	/** Takes as many bytes as there is room for, at most {@code most}. */
	int put(ByteBuffer source, int most) {
		int count = Math.min(Math.min(source.remaining(), most), room());
		int tail = (head + size) % ring.capacity();
		int first = Math.min(count, ring.capacity() - tail);
		ring.put(tail, source, source.position(), first);
		ring.put(0, source, source.position() + first, count - first);
		source.position(source.position() + count);
		size += count;
		return count;
	}

	/** Gives as many bytes as there are and the target takes, at most {@code most}. */
	int get(ByteBuffer target, int most) {
		int count = Math.min(Math.min(target.remaining(), most), size);
		int first = Math.min(count, ring.capacity() - head);
		target.put(target.position(), ring, head, first);
		target.put(target.position() + first, ring, 0, count - first);
		target.position(target.position() + count);
		head = (head + count) % ring.capacity();
		size -= count;
		return count;
	}
}
