// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as tests write and read them: in hex, blanks ignored. */
final class Bytes {

	private static final HexFormat HEX = HexFormat.of();

	private Bytes() {
	}

	static byte[] of(String hex) {
		return HEX.parseHex(hex.replace(" ", ""));
	}

	static ByteBuffer buffer(String hex) {
		return ByteBuffer.wrap(of(hex));
	}

	static ByteBuffer ascii(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	static String hex(byte[] bytes) {
		return HEX.formatHex(bytes);
	}

	/** The bytes from position to limit, which both stay. */
	static String hex(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(buffer.position(), bytes);
		return hex(bytes);
	}
}
