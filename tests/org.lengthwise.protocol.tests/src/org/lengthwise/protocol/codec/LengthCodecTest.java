// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.Counts;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LengthRule;

class LengthCodecTest {

	/** Two bytes, a little-endian length of three that counts the frame, a byte, the body, a trailer of two. */
	private static final FrameLayout LAYOUT = FrameLayout.of("sample", LengthRule.littleEndian(3).at(2).counting(Counts.FRAME))
			.withHeader(6).withTrailer(2);

	private final HeaderCodec codec = new LengthCodec(LAYOUT);

	@Test
	void isTheCodecOfLengths() {
		assertEquals("length", codec.name());
		assertEquals(3, codec.width());
	}

	// line 5
	@Test
	void decodesAnUnsignedValueAnywhereInABuffer() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 9, 9, 9, 9, 9, (byte) 0xfe, (byte) 0xff, (byte) 0xff, 9});
		assertEquals(0xfffffeL, codec.forConnection().decode(buffer, 6));
	}

	@Test
	void computesTheValueOfAFrame() {
		ByteBuffer buffer = ByteBuffer.allocate(10);
		codec.forConnection().compute(buffer, 3, 1, 0x010203);
		assertArrayEquals(new byte[] {0, 0, 0, 3, 2, 1, 0, 0, 0, 0}, buffer.array());
	}

	@Test
	void leavesTheStateOfTheBuffer() {
		ByteBuffer buffer = ByteBuffer.allocate(10).position(1).limit(9);
		codec.forConnection().compute(buffer, 3, 1, 8);
		assertEquals(8L, codec.forConnection().decode(buffer, 3));
		assertEquals(1, buffer.position());
		assertEquals(9, buffer.limit());
	}
}
