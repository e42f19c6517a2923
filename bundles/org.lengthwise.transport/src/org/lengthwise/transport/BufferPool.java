// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.protocol.BufferSupply;

/**
 * Direct buffers for many connections: allocating one costs far more than a message, so they go round. Usable from any thread.
 *
 * <p>Capacities are rounded up by at most a quarter, so that buffers fit again. Of what comes back a bounded amount is kept.
 */
public final class BufferPool implements BufferSupply {

	private static final int SMALLEST = 4 << 10;

	private final long keepBytes;
	private final ReentrantLock lock = new ReentrantLock();
	private final Map<Integer, ArrayDeque<ByteBuffer>> idle = new HashMap<>();
	private long idleBytes;

	/** A pool that keeps up to {@code keepBytes} bytes of idle buffers. */
	public BufferPool(long keepBytes) {
		this.keepBytes = keepBytes;
	}

	@Override
	public ByteBuffer take(int bytes) {
		int capacity = capacityFor(bytes);
		lock.lock();
		try {
			ArrayDeque<ByteBuffer> fitting = idle.get(capacity);
			if (fitting != null && !fitting.isEmpty()) {
				idleBytes -= capacity;
				return fitting.pop().clear();
			}
		} finally {
			lock.unlock();
		}
		return ByteBuffer.allocateDirect(capacity);
	}

	@Override
	public void give(ByteBuffer buffer) {
		lock.lock();
		try {
			if (idleBytes + buffer.capacity() <= keepBytes) {
				idle.computeIfAbsent(buffer.capacity(), capacity -> new ArrayDeque<>()).push(buffer);
				idleBytes += buffer.capacity();
			}
		} finally {
			lock.unlock();
		}
	}

	/** Bytes of the buffers that wait to be taken. */
	public long idleBytes() {
		lock.lock();
		try {
			return idleBytes;
		} finally {
			lock.unlock();
		}
	}

	private static int capacityFor(int bytes) {
		if (bytes <= SMALLEST) {
			return SMALLEST;
		}
		long step = Integer.highestOneBit(bytes - 1) / 4;
		return (int) Math.min((bytes + step - 1) / step * step, Integer.MAX_VALUE);
	}
}
