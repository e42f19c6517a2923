// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A supply that records what was asked for, and fails a test that gives back what it does not have. A buffer that comes back is
 * overwritten, so that whoever goes on using it sees garbage, and is handed out again.
 */
final class RecordingSupply implements BufferSupply {

	private static final byte[] GARBAGE = new byte[4096];

	static {
		Arrays.fill(GARBAGE, (byte) 0xee);
	}

	private final IntFunction<ByteBuffer> allocate;
	private final Map<ByteBuffer, Integer> lent = new IdentityHashMap<>();
	private final Map<Integer, ArrayDeque<ByteBuffer>> idle = new HashMap<>();
	private final List<Integer> asked = new ArrayList<>();

	private RecordingSupply(IntFunction<ByteBuffer> allocate) {
		this.allocate = allocate;
	}

	static RecordingSupply heap() {
		return new RecordingSupply(ByteBuffer::allocate);
	}

	static RecordingSupply direct() {
		return new RecordingSupply(ByteBuffer::allocateDirect);
	}

	/** Gives out buffers with some more bytes than were asked for, as a pool does. */
	static RecordingSupply generous() {
		return new RecordingSupply(bytes -> ByteBuffer.allocateDirect(bytes + bytes / 5));
	}

	@Override
	public ByteBuffer take(int bytes) {
		asked.add(bytes);
		ArrayDeque<ByteBuffer> fitting = idle.get(bytes);
		ByteBuffer buffer = fitting == null || fitting.isEmpty() ? allocate.apply(bytes) : fitting.pop();
		lent.put(buffer, bytes);
		return buffer.clear();
	}

	@Override
	public void give(ByteBuffer buffer) {
		Integer bytes = lent.remove(buffer);
		assertTrue(bytes != null, "a buffer was given back that is not lent");
		for (int i = 0; i < buffer.capacity(); i += GARBAGE.length) {
			buffer.put(i, GARBAGE, 0, Math.min(GARBAGE.length, buffer.capacity() - i));
		}
		idle.computeIfAbsent(bytes, any -> new ArrayDeque<>()).push(buffer);
	}

	/** Bytes that were asked for, in their order. */
	List<Integer> asked() {
		return asked;
	}

	/** The most bytes that were asked for at once. */
	int largest() {
		return asked.stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	/** Capacities of the buffers that were not given back. */
	List<Integer> lent() {
		return lent.keySet().stream().map(ByteBuffer::capacity).toList();
	}
}
