// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as they stand on the wire, made independently of the encoder under test. */
public final class Frames {

	private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
	/** More than that is no help in a failure's message. */
	private static final int SHOWN = 64;

	private Frames() {
	}

	/** The frame of the default layout for a text: four bytes of length, and the text in UTF-8. */
	public static byte[] u32(String body) {
		return u32(body.getBytes(StandardCharsets.UTF_8));
	}

	/** The frame of the default layout for a body. */
	public static byte[] u32(byte[] body) {
		return ByteBuffer.allocate(Integer.BYTES + body.length).putInt(body.length).put(body).array();
	}

	/** One behind the other. */
	public static byte[] join(byte[]... parts) {
		int length = 0;
		for (byte[] part : parts) {
			length += part.length;
		}
		ByteBuffer joined = ByteBuffer.allocate(length);
		for (byte[] part : parts) {
			joined.put(part);
		}
		return joined.array();
	}

	/** The bytes that hex digits stand for; blanks between them mean nothing. */
	public static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
	}

	/** Bytes as hex digits for a failure's message, cut where they are many. */
	public static String hex(byte[] bytes) {
		return bytes.length <= SHOWN
				? SPACED.formatHex(bytes)
				: SPACED.formatHex(bytes, 0, SHOWN) + " ... (" + bytes.length + " bytes)";
	}
}
