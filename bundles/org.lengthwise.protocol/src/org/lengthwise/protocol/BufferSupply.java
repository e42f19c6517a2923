// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ConsumerType;

/** Where a decoder gets its buffers from, and gives them back to. */
@ConsumerType
public interface BufferSupply {

	/** Buffers on the heap, left to the garbage collector. */
	BufferSupply HEAP = new BufferSupply() {
		@Override
		public ByteBuffer take(int bytes) {
			return ByteBuffer.allocate(bytes);
		}

		@Override
		public void give(ByteBuffer buffer) {
			// the garbage collector takes it
		}
	};

	/** A big-endian buffer of at least {@code bytes} bytes, its position 0 and its limit its capacity. */
	ByteBuffer take(int bytes);

	/** Gives back a buffer that was taken here; its taker uses it no more. */
	void give(ByteBuffer buffer);
}
