// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Bytes in hex and as text side by side, one line at a time, so that the first lines of a large frame cost no more than those of a
 * small one:
 * <pre>
 * 00000000  00 00 00 14 74 68 65 20  71 75 69 63 6b 20 62 72  ....the quick br
 * 00000010  6f 77 6e 20 66 6f 78 0a                           own fox.
 * </pre>
 * Every line but the last is {@link #LINE_LENGTH} characters long. Bytes that are no printable ASCII are a point in the text.
 *
 * <p>A view of the bytes, not a copy. Immutable if they are; then for any thread.
 */
public final class HexDump {

	/** Bytes on a line. */
	public static final int BYTES_A_LINE = 16;
	/** Characters of a full line. */
	public static final int LINE_LENGTH = 76;

	private static final int OFFSET_DIGITS = 8;
	private static final int HEX_COLUMN = OFFSET_DIGITS + 2;
	private static final int TEXT_COLUMN = LINE_LENGTH - BYTES_A_LINE;
	private static final HexFormat HEX = HexFormat.of();

	private final ByteBuffer bytes;

	/** Of the bytes from position to limit. */
	public HexDump(ByteBuffer bytes) {
		this.bytes = Objects.requireNonNull(bytes, "bytes").slice();
	}

	/** Bytes of all lines. */
	public int length() {
		return bytes.limit();
	}

	/** How many lines there are: none for no bytes. */
	public int lineCount() {
		return lineOf(length() + BYTES_A_LINE - 1L);
	}

	/**
	 * One line, without an end of line.
	 *
	 * @throws IndexOutOfBoundsException if there is none of this number; the first is 0
	 */
	public String line(int line) {
		Objects.checkIndex(line, lineCount());
		int from = line * BYTES_A_LINE;
		int count = Math.min(BYTES_A_LINE, length() - from);
		StringBuilder text = new StringBuilder(LINE_LENGTH).append(HEX.toHexDigits(from, OFFSET_DIGITS));
		for (int i = 0; i < count; i++) {
			fill(text, hexColumn(i));
			HEX.toHexDigits(text, bytes.get(from + i));
		}
		fill(text, TEXT_COLUMN);
		for (int i = 0; i < count; i++) {
			byte value = bytes.get(from + i);
			text.append(value >= ' ' && value <= '~' ? (char) value : '.');
		}
		return text.toString();
	}

	/** The line on which a byte stands. */
	public static int lineOf(long offset) {
		return (int) (offset / BYTES_A_LINE);
	}

	/** Where in its line the two hex digits of a byte stand. */
	public static int hexColumn(int offset) {
		int place = offset % BYTES_A_LINE;
		return HEX_COLUMN + 3 * place + (place < BYTES_A_LINE / 2 ? 0 : 1);
	}

	/** Where in its line the character of a byte stands. */
	public static int textColumn(int offset) {
		return TEXT_COLUMN + offset % BYTES_A_LINE;
	}

	private static void fill(StringBuilder text, int column) {
		text.repeat(' ', column - text.length());
	}
}
