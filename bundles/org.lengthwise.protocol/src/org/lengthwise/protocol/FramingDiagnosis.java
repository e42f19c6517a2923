// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Puts into one sentence what is wrong with the bytes of a frame, and guesses at the mistake behind it. */
final class FramingDiagnosis {

	private static final List<String> HTTP = List.of("GET ", "POST", "PUT ", "HEAD", "HTTP", "OPTI", "DELE", "CONN", "PATC", "PRI ");
	private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

	private FramingDiagnosis() {
	}

	static String tooLarge(FrameLayout layout, long offset, long value, byte[] header) {
		// exact beyond 2^63 too
		BigInteger announced = new BigInteger(Long.toUnsignedString(value)).add(BigInteger.valueOf(layout.distance()));
		return "frame at offset " + offset + " announces " + announced + " bytes (header " + HEX.formatHex(header) + "), the limit of layout "
				+ layout.name() + " is " + layout.limit() + ": " + guess(layout, header);
	}

	static String tooShort(FrameLayout layout, long offset, long value, byte[] header) {
		return "frame at offset " + offset + " announces " + (value + layout.distance()) + " bytes (header " + HEX.formatHex(header)
				+ "), header and trailer of layout " + layout.name() + " alone have "
				+ (layout.headerLength() + layout.trailerLength()) + ": " + guess(layout, header);
	}

	/** @param frameLength bytes that the frame announced, 0 if its header had not arrived */
	static String endedEarly(FrameLayout layout, long offset, int available, int frameLength) {
		String wanted = frameLength == 0
				? layout.length().end() + " bytes of its length field"
				: frameLength + " bytes";
		return "incomplete frame at offset " + offset + ": " + available + " of " + wanted + " arrived before the end of the stream";
	}

	private static String guess(FrameLayout layout, byte[] header) {
		String text = new String(header, StandardCharsets.ISO_8859_1);
		if (HTTP.stream().anyMatch(text::startsWith)) {
			return "these bytes are the text \"" + text + "\", so the peer seems to speak HTTP";
		}
		if (header.length > 2 && header[0] == 0x16 && header[1] == 3) {
			return "these bytes look like the start of a TLS handshake, so the peer seems to speak TLS";
		}
		if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
			return "these bytes are the text \"" + text + "\", so the peer seems to speak a text protocol";
		}
		LengthRule rule = layout.length();
		ByteOrder other = rule.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		long swapped = new LengthRule(rule.offset(), rule.width(), other, rule.counts(), rule.adjust()).read(ByteBuffer.wrap(header), 0);
		if (swapped >= 0 && swapped <= layout.limit() && swapped + layout.distance() >= layout.headerLength() + layout.trailerLength()
				&& swapped + layout.distance() <= layout.limit()) {
			return "read " + (other == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian") + " it would be "
					+ (swapped + layout.distance()) + ", so the peer may use the other byte order";
		}
		return "compare the layout's width, byte order and what its length counts with the peer's";
	}
}
