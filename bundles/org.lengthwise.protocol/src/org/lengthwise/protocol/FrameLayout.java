// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.lengthwise.protocol.codec.LengthCodec;

/**
 * The layout of one protocol's frames: a header with a length field, a body, perhaps a trailer, and the largest frame allowed.
 *
 * <pre>
 * |------ headerLength -----|                 |-- trailerLength --|
 * +--------+--------+-------+-----------------+-------------------+
 * | before | length | after |      body       |      trailer      |
 * +--------+--------+-------+-----------------+-------------------+
 * </pre>
 *
 * Header bytes beside the length field are carried as they are. A layout is a value: immutable, usable from any thread.
 *
 * @param name what people call it: letters, digits and hyphens
 * @param length the rule of its length field
 * @param headerLength bytes in front of the body, the length field included
 * @param trailerLength bytes behind the body
 * @param limit the largest frame in bytes, header and trailer included
 */
public record FrameLayout(String name, LengthRule length, int headerLength, int trailerLength, int limit) {

	/** The largest frame, in bytes, where nobody says otherwise: 16 MiB. */
	public static final int DEFAULT_LIMIT = 16 << 20;

	private static final FrameLayout U32 = of(LayoutCatalogue.DEFAULT_LAYOUT, LengthRule.bigEndian(4));

	public FrameLayout {
		Objects.requireNonNull(length, "length");
		if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
			throw new IllegalArgumentException("layout name '" + name + "': letters, digits and hyphens are possible");
		}
		if (headerLength < length.end()) {
			throw new IllegalArgumentException(
					"header of " + headerLength + " bytes: its length field ends at byte " + length.end());
		}
		if (trailerLength < 0) {
			throw new IllegalArgumentException("trailer of " + trailerLength + " bytes");
		}
		int distance = length.distance(headerLength, trailerLength);
		long shortest = Math.max(distance, (long) headerLength + trailerLength);
		if (limit < shortest) {
			throw new IllegalArgumentException("limit of " + limit + " bytes for a frame: the shortest has " + shortest);
		}
		if (shortest - distance > length.largestValue()) {
			throw new IllegalArgumentException("the shortest frame has the value " + (shortest - distance)
					+ ", more than a length field of " + length.width() + " bytes can say");
		}
	}

	/** The layout whose header is the length field, and what stands in front of it, and that has no trailer. */
	public static FrameLayout of(String name, LengthRule length) {
		return new FrameLayout(name, length, length.end(), 0, DEFAULT_LIMIT);
	}

	/** The default layout: four bytes, big-endian, that count what is behind them. */
	public static FrameLayout u32() {
		return U32;
	}

	/** The same layout with another header length, in bytes. */
	public FrameLayout withHeader(int bytes) {
		return new FrameLayout(name, length, bytes, trailerLength, limit);
	}

	/** The same layout with a trailer of so many bytes. */
	public FrameLayout withTrailer(int bytes) {
		return new FrameLayout(name, length, headerLength, bytes, limit);
	}

	/** The same layout with another limit for a frame, in bytes. */
	public FrameLayout withLimit(int bytes) {
		return new FrameLayout(name, length, headerLength, trailerLength, bytes);
	}

	/** The fields of the header that have a codec, in the order of their bytes. */
	public List<HeaderField> fields() {
		return List.of(new HeaderField("length", length.offset(), new LengthCodec(this)));
	}

	/** The field of that name, if this layout has one. */
	public Optional<HeaderField> field(String fieldName) {
		return fields().stream().filter(field -> field.name().equals(fieldName)).findFirst();
	}

	/** Bytes of the longest frame that the length field can announce and the limit allows. */
	public int longestFrame() {
		// an eight-byte value is far beyond any limit, and must not overflow the sum
		return (int) Math.min(limit, Math.min(length.largestValue(), Long.MAX_VALUE / 2) + distance());
	}

	/**
	 * Bytes of the shortest frame: header and trailer, or more where the value 0 stands for a longer one, as in protocols whose
	 * length is one less than what it counts.
	 */
	public int shortestFrame() {
		return Math.max(headerLength + trailerLength, distance());
	}

	/** What a frame's length field says if the frame has so many bytes. */
	public long valueOf(int frameLength) {
		return frameLength - distance();
	}

	/** The length, in bytes, of the frame that starts at an index of a buffer which holds it whole. */
	public int frameLength(ByteBuffer buffer, int frameStart) {
		return (int) (length.read(buffer, frameStart) + distance());
	}

	/** What is to be added to the value of the length field for the length of the frame, in bytes. */
	public int distance() {
		return length.distance(headerLength, trailerLength);
	}
}
