// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.lengthwise.protocol.BufferSupply;

/** Knows which buffers are out, and insists that each comes back once. */
final class CountingSupply implements BufferSupply {

	private final List<ByteBuffer> out = new ArrayList<>();
	private int largest;

	@Override
	public synchronized ByteBuffer take(int bytes) {
		ByteBuffer buffer = ByteBuffer.allocate(bytes);
		out.add(buffer);
		largest = Math.max(largest, bytes);
		return buffer;
	}

	@Override
	public synchronized void give(ByteBuffer buffer) {
		// by identity: buffers with the same bytes are equal
		assertTrue(out.removeIf(taken -> taken == buffer), "a buffer was given back that is not out");
	}

	synchronized int out() {
		return out.size();
	}

	/** Bytes of the largest buffer that anybody asked for. */
	synchronized int largest() {
		return largest;
	}
}
