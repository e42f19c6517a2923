// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.lengthwise.traffic.BodyText;

/** Bytes to be found in a frame. Immutable. */
final class SearchTerm {

	private final byte[] bytes;
	private final boolean anyCase;

	private SearchTerm(byte[] bytes, boolean anyCase) {
		if (bytes.length == 0) {
			throw new IllegalArgumentException(Messages.Find_nothing);
		}
		this.bytes = bytes;
		this.anyCase = anyCase;
	}

	/** A text in UTF-8; small letters of ASCII find large ones, and the other way round. */
	static SearchTerm text(String text) {
		return new SearchTerm(BodyText.encode(text, StandardCharsets.UTF_8), true);
	}

	/**
	 * Bytes as hex digits.
	 *
	 * @throws IllegalArgumentException if they are none
	 */
	static SearchTerm hex(String digits) {
		return new SearchTerm(BodyText.parseHex(digits), false);
	}

	int length() {
		return bytes.length;
	}

	/** Where these bytes are first in a frame; negative if nowhere. */
	int indexIn(ByteBuffer frame) {
		for (int at = 0; at <= frame.limit() - bytes.length; at++) {
			if (isAt(frame, at)) {
				return at;
			}
		}
		return -1;
	}

	private boolean isAt(ByteBuffer frame, int at) {
		for (int i = 0; i < bytes.length; i++) {
			if (folded(frame.get(at + i)) != folded(bytes[i])) {
				return false;
			}
		}
		return true;
	}

	private byte folded(byte value) {
		return anyCase && value >= 'A' && value <= 'Z' ? (byte) (value + 'a' - 'A') : value;
	}
}
