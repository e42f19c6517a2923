// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Where the length field of a frame stands, how it is written, and what it counts.
 *
 * <p>frame length = base + value + adjust, where base is offset + width for {@link Counts#REST}, 0 for {@link Counts#FRAME}, and all
 * header and trailer bytes for {@link Counts#BODY}. The value is unsigned in every width.
 *
 * <p>A length that counts everything behind it, <code>LengthRule.bigEndian(4)</code>:
 *
 * <pre>
 * +------------+-------+        +-------+
 * | 0x00000005 | HELLO |  ---&gt;  | HELLO |
 * +------------+-------+        +-------+
 * </pre>
 *
 * A length that counts itself, <code>LengthRule.bigEndian(4).counting(Counts.FRAME)</code>:
 *
 * <pre>
 * +------------+-------+        +-------+
 * | 0x00000009 | HELLO |  ---&gt;  | HELLO |
 * +------------+-------+        +-------+
 * </pre>
 *
 * @param offset bytes of the frame in front of the length field
 * @param width bytes of the length field, 1 to 8
 * @param order byte order of the value
 * @param counts what the value covers
 * @param adjust bytes to add to what the value covers, negative ones too
 */
public record LengthRule(int offset, int width, ByteOrder order, Counts counts, int adjust) {

	/** The largest offset or adjustment that makes sense: beyond it a layout is mistyped. */
	private static final int LARGEST = 65_535;

	public LengthRule {
		Objects.requireNonNull(order, "order");
		Objects.requireNonNull(counts, "counts");
		if (offset < 0 || offset > LARGEST) {
			throw new IllegalArgumentException("length field at offset " + offset + ": 0 to " + LARGEST + " are possible");
		}
		if (width < 1 || width > Long.BYTES) {
			throw new IllegalArgumentException("length field of " + width + " bytes: 1 to 8 are possible");
		}
		if (adjust < -LARGEST || adjust > LARGEST) {
			throw new IllegalArgumentException("length adjusted by " + adjust + ": -" + LARGEST + " to " + LARGEST + " are possible");
		}
	}

	/** A big-endian length of {@code width} bytes at the start of the frame that counts everything behind it. */
	public static LengthRule bigEndian(int width) {
		return new LengthRule(0, width, ByteOrder.BIG_ENDIAN, Counts.REST, 0);
	}

	/** A little-endian length of {@code width} bytes at the start of the frame that counts everything behind it. */
	public static LengthRule littleEndian(int width) {
		return new LengthRule(0, width, ByteOrder.LITTLE_ENDIAN, Counts.REST, 0);
	}

	/** The same rule for a length field behind {@code bytes} other bytes. */
	public LengthRule at(int bytes) {
		return new LengthRule(bytes, width, order, counts, adjust);
	}

	/** The same rule for a value that covers something else. */
	public LengthRule counting(Counts covered) {
		return new LengthRule(offset, width, order, covered, adjust);
	}

	/** The same rule for a value that is off by {@code bytes}. */
	public LengthRule adjustedBy(int bytes) {
		return new LengthRule(offset, width, order, counts, bytes);
	}

	/** Bytes of a frame up to and including the length field: what must have arrived before the frame's length is known. */
	public int end() {
		return offset + width;
	}

	/** The largest value that the field can hold; {@link Long#MAX_VALUE} for a width of eight bytes. */
	public long largestValue() {
		return width == Long.BYTES ? Long.MAX_VALUE : (1L << (8 * width)) - 1;
	}

	/**
	 * Reads the value of the frame that starts at an index of a buffer.
	 *
	 * @return the value; a negative number stands for one of 2<sup>63</sup> or more
	 * @throws IndexOutOfBoundsException if fewer than {@link #end()} bytes lie behind that index
	 */
	public long read(ByteBuffer buffer, int frameStart) {
		int at = frameStart + offset;
		boolean little = order == ByteOrder.LITTLE_ENDIAN;
		boolean swap = buffer.order() != order;
		switch (width) {
			case 1:
				return Byte.toUnsignedInt(buffer.get(at));
			case 2:
				short two = buffer.getShort(at);
				return Short.toUnsignedInt(swap ? Short.reverseBytes(two) : two);
			case 4:
				int four = buffer.getInt(at);
				return Integer.toUnsignedLong(swap ? Integer.reverseBytes(four) : four);
			case 8:
				long eight = buffer.getLong(at);
				return swap ? Long.reverseBytes(eight) : eight;
			default:
				long value = 0;
				for (int i = 0; i < width; i++) {
					value = value << 8 | Byte.toUnsignedInt(buffer.get(little ? at + width - 1 - i : at + i));
				}
				return value;
		}
	}

	/**
	 * Writes the value of the frame that starts at an index of a buffer.
	 *
	 * @throws IndexOutOfBoundsException if fewer than {@link #end()} bytes lie behind that index
	 */
	public void write(ByteBuffer buffer, int frameStart, long value) {
		int at = frameStart + offset;
		boolean little = order == ByteOrder.LITTLE_ENDIAN;
		boolean swap = buffer.order() != order;
		switch (width) {
			case 4 -> buffer.putInt(at, swap ? Integer.reverseBytes((int) value) : (int) value);
			case 8 -> buffer.putLong(at, swap ? Long.reverseBytes(value) : value);
			default -> {
				for (int i = 0; i < width; i++) {
					buffer.put(little ? at + i : at + width - 1 - i, (byte) (value >>> (8 * i)));
				}
			}
		}
	}

	/** The distance from the value to the frame's length, in bytes, for a layout with so many header and trailer bytes. */
	int distance(int headerLength, int trailerLength) {
		int base = switch (counts) {
			case BODY -> headerLength + trailerLength;
			case REST -> end();
			case FRAME -> 0;
		};
		return base + adjust;
	}
}
