// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Frames;

class BodyTextTest {

	private static String print(String hex) {
		return BodyText.print(Frames.bytes(hex), StandardCharsets.UTF_8);
	}

	private static String preview(String body) {
		byte[] frame = Frames.join(Frames.bytes("00 01 02"), Frames.u32(body), Frames.bytes("ff"));
		return BodyText.preview(new Message(FrameLayout.u32(), ByteBuffer.wrap(frame), 3, frame.length - 4));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Hello", "Grüße", "日本語 \ud83d\ude00", "two\tcolumns", "two\r\nlines" })
	void printsTextAsText(String text) {
		assertEquals(text, BodyText.print(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "48 00", "1b 5b 6d", "7f", "c2 85", "08" })
	void printsControlCharactersAsHex(String hex) {
		assertEquals(hex.replace(" ", ""), print(hex));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ff", "c3", "48 c3 28", "ed a0 80", "c0 80", "f4 90 80 80" })
	void printsWhatIsNoUtf8AsHex(String hex) {
		assertEquals(hex.replace(" ", ""), print(hex));
		assertEquals(Optional.empty(), BodyText.decode(Frames.bytes(hex), StandardCharsets.UTF_8));
	}

	@Test
	void printsTextOfAnotherCharset() {
		assertEquals("é", BodyText.print(Frames.bytes("e9"), StandardCharsets.ISO_8859_1));
		assertEquals("c3a9", BodyText.print(Frames.bytes("c3 a9"), StandardCharsets.US_ASCII));
	}

	@Test
	void previewsAShortBodyAsItIs() {
		assertEquals("Hello", preview("Hello"));
		assertEquals("", preview(""));
		assertEquals("x".repeat(64), preview("x".repeat(64)));
	}

	@Test
	void previewsTheBeginningOfALongBody() {
		assertEquals("x".repeat(64) + "...", preview("x".repeat(65)));
		assertEquals("00".repeat(64) + "...", preview("\0".repeat(65)));
	}

	@Test
	void previewsOnOneLine() {
		assertEquals("a\\r\\nb\\tc", preview("a\r\nb\tc"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "é", "€", "\ud83d\ude00" })
	void cutsNoCharacterInTwo(String character) {
		int width = character.getBytes(StandardCharsets.UTF_8).length;
		for (int before = 0; before < width; before++) {
			String begin = "x".repeat(before) + character.repeat((64 - before) / width);
			assertEquals(begin + "...", preview(begin + character), before + " bytes in front");
		}
	}

	@ParameterizedTest
	@CsvSource({ "Grüße, UTF-8, 4772c3bcc39f65", "Grüße, ISO-8859-1, 4772fcdf65", "'', UTF-8, ''", "H, UTF-16BE, 0048" })
	void encodesInTheCharset(String text, Charset charset, String hex) {
		assertEquals(hex, HexFormat.of().formatHex(BodyText.encode(text, charset)));
	}

	@ParameterizedTest
	@CsvSource({ "€, '€', 1", "x€y, '€', 2", "grüße€, '€', 6", "\ud83d\ude00, \ud83d\ude00, 1", "ab\ud83d\ude00€, \ud83d\ude00, 3" })
	void namesTheFirstCharacterThatTheCharsetCannotWrite(String text, String character, int position) {
		Exception refused = assertThrows(IllegalArgumentException.class, () -> BodyText.encode(text, StandardCharsets.ISO_8859_1));
		assertEquals("the text has '" + character + "' at position " + position + ", which ISO-8859-1 cannot write: choose another charset",
				refused.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "3, 3" })
	void refusesHalfACharacter(int at, int position) {
		String text = new StringBuilder("\uD83D\uDE00ab").insert(at, '\uDC00').toString();
		Exception refused = assertThrows(IllegalArgumentException.class, () -> BodyText.encode(text, StandardCharsets.UTF_8));
		assertEquals("the text has half a character at position " + position + ", which cannot be written: remove it", refused.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "'', ''", "00ff, 00ff", "0aA0, 0aa0", "' 01 02\t0\n3 ', 010203" })
	void readsHexWithWhiteSpace(String hex, String bytes) {
		assertArrayEquals(HexFormat.of().parseHex(bytes), BodyText.parseHex(hex));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "'01 2', 3", "00112, 5" })
	void refusesHalfAByte(String hex, int digits) {
		Exception refused = assertThrows(IllegalArgumentException.class, () -> BodyText.parseHex(hex));
		assertEquals(digits + " hex digits are no whole bytes: expected two for each byte", refused.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "0x01, x, 2", "'01 0g', g, 5", "é0, é, 1", "'01-02', -, 3", "'\uff11\uff12', '\uff11', 1" })
	void namesWhatIsNoHexDigit(String hex, String character, int position) {
		Exception refused = assertThrows(IllegalArgumentException.class, () -> BodyText.parseHex(hex));
		assertEquals("'" + character + "' at position " + position + " is no hex digit: expected 0-9, a-f", refused.getMessage());
	}
}
