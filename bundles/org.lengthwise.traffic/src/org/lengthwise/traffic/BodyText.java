// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import org.lengthwise.protocol.Message;

/** Bodies as people read and type them: text where that is possible, else hex. */
public final class BodyText {

	/** A line of traffic shows so many bytes of a body. */
	private static final int PREVIEW_BYTES = 64;

	private BodyText() {
	}

	/** The text that these bytes are in a charset; empty if they are none. */
	public static Optional<String> decode(byte[] body, Charset charset) {
		try {
			return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
		} catch (CharacterCodingException e) {
			return Optional.empty();
		}
	}

	/** The body as text if all of it can be printed, else as hex. */
	public static String print(byte[] body, Charset charset) {
		return decode(body, charset).filter(text -> text.codePoints().allMatch(BodyText::isPrintable))
				.orElseGet(() -> HexFormat.of().formatHex(body));
	}

	/** The beginning of a message's body on one line. */
	public static String preview(Message message) {
		int shown = Math.min(message.bodyLength(), PREVIEW_BYTES + 1);
		return preview(message.buffer().duplicate().limit(message.bodyStart() + shown).position(message.bodyStart()), message.bodyLength());
	}

	/**
	 * The beginning of a body on one line.
	 *
	 * @param body from its position on: all of it, or its first bytes, which may be more than are shown
	 * @param length bytes of the whole body
	 */
	public static String preview(ByteBuffer body, int length) {
		int given = Math.min(body.remaining(), PREVIEW_BYTES);
		boolean cut = length > given;
		byte[] shown = new byte[cut ? wholeCharacters(body, given) : given];
		body.get(body.position(), shown);
		String text = print(shown, StandardCharsets.UTF_8).replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
		return cut ? text + "..." : text;
	}

	/** Where to cut a long body so that no character of UTF-8 is cut in two: none has more than three bytes behind its first. */
	private static int wholeCharacters(ByteBuffer body, int most) {
		int end = most;
		while (end > Math.max(0, most - 3) && end < body.remaining() && (body.get(body.position() + end) & 0xc0) == 0x80) {
			end--;
		}
		return end;
	}

	/**
	 * The bytes of a text.
	 *
	 * @throws IllegalArgumentException if the charset cannot write it; the message names the first character that is at fault
	 */
	public static byte[] encode(String text, Charset charset) {
		try {
			ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
			byte[] body = new byte[bytes.remaining()];
			bytes.get(body);
			return body;
		} catch (CharacterCodingException e) {
			int[] characters = text.codePoints().toArray();
			CharsetEncoder encoder = charset.newEncoder();
			int at = 0;
			while (at < characters.length - 1 && encoder.canEncode(Character.toString(characters[at]))) {
				at++;
			}
			if (Character.getType(characters[at]) == Character.SURROGATE) {
				throw new IllegalArgumentException("the text has half a character at position " + (at + 1) + ", which cannot be written: remove it");
			}
			throw new IllegalArgumentException("the text has '" + Character.toString(characters[at]) + "' at position " + (at + 1) + ", which "
					+ charset.name() + " cannot write: choose another charset");
		}
	}

	/**
	 * The bytes that hex digits stand for; white space between them is skipped.
	 *
	 * @throws IllegalArgumentException if there is something else, or half a byte
	 */
	public static byte[] parseHex(String hex) {
		String digits = hex.replaceAll("\\s", "");
		for (int i = 0; i < hex.length(); i++) {
			if (!Character.isWhitespace(hex.charAt(i)) && !HexFormat.isHexDigit(hex.charAt(i))) {
				throw new IllegalArgumentException("'" + hex.charAt(i) + "' at position " + (i + 1) + " is no hex digit: expected 0-9, a-f");
			}
		}
		if (digits.length() % 2 != 0) {
			throw new IllegalArgumentException(digits.length() + " hex digits are no whole bytes: expected two for each byte");
		}
		return HexFormat.of().parseHex(digits);
	}

	private static boolean isPrintable(int codePoint) {
		return codePoint == '\t' || codePoint == '\n' || codePoint == '\r' || !Character.isISOControl(codePoint);
	}
}
