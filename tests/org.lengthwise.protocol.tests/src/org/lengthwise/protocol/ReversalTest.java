// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines 31 and 32: reversal by bytes and by code points. */
class ReversalTest {

	private static final Reversal UTF_8 = Reversal.text(StandardCharsets.UTF_8);
	private static final int LONGEST = 40;
	private static final List<IntFunction<ByteBuffer>> KINDS = List.of(ByteBuffer::allocate, ByteBuffer::allocateDirect,
			capacity -> ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN),
			capacity -> ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN));

	@Test
	void reversesBytesOfEachLengthFromAndToEachKindOfBuffer() {
		for (int length = 0; length <= LONGEST; length++) {
			byte[] body = random(length, length);
			for (IntFunction<ByteBuffer> source : KINDS) {
				for (IntFunction<ByteBuffer> target : KINDS) {
					for (int at = 0; at < 3; at++) {
						assertArrayEquals(naivelyReversed(body), apply(Reversal.BYTES, body, source, target, at), length + " bytes");
					}
				}
			}
		}
	}

	@Test
	void reversesAsciiTextOfEachLengthAsBytes() {
		for (int length = 0; length <= LONGEST; length++) {
			byte[] body = "abcdefghijklmnopqrstuvwxyz0123456789ABCD".substring(0, length).getBytes(StandardCharsets.US_ASCII);
			for (IntFunction<ByteBuffer> kind : KINDS) {
				assertArrayEquals(naivelyReversed(body), apply(UTF_8, body, kind, kind, 1));
			}
		}
	}

	@Test
	void findsTheOneCharacterThatIsNotAsciiWhereverItStands() {
		for (int before = 0; before <= 20; before++) {
			for (int behind = 0; behind <= 20; behind++) {
				byte[] body = ("a".repeat(before) + "\u00e9" + "b".repeat(behind)).getBytes(StandardCharsets.UTF_8);
				byte[] reversed = ("b".repeat(behind) + "\u00e9" + "a".repeat(before)).getBytes(StandardCharsets.UTF_8);
				assertArrayEquals(reversed, apply(UTF_8, body));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({
			"'', ''",
			"H, H",
			"Hello, olleH",
			"H\u00e9llo, oll\u00e9H", // two bytes
			"1 \u20ac, \u20ac 1", // three bytes
			"a\ud83d\ude00b, b\ud83d\ude00a", // four bytes, a surrogate pair
			"\ud83d\ude00\ud83d\ude01, \ud83d\ude01\ud83d\ude00",
			"e\u0301x, x\u0301e", // a combining accent is a code point of its own
			"\ufeffa, a\ufeff", // so is a byte order mark
			"never odd or even, neve ro ddo reven",
			"r\u00e4dar r\u00e4dar, rad\u00e4r rad\u00e4r"})
	void reversesTextByCodePoints(String text, String reversed) {
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
			assertEquals(reversed, new String(apply(Reversal.text(charset), text.getBytes(charset)), charset));
		}
	}

	@Test
	void keepsTheByteOrderMarkOfUtf16InFront() {
		byte[] body = "a\u00e9\ud83d\ude00".getBytes(StandardCharsets.UTF_16);
		assertArrayEquals("\ud83d\ude00\u00e9a".getBytes(StandardCharsets.UTF_16), apply(Reversal.text(StandardCharsets.UTF_16), body));
	}

	@Test
	void leavesPalindromesAsTheyAre() {
		for (String palindrome : List.of("", "x", "abba", "racecar", "\u00e9t\u00e9", "\ud83d\ude00-\ud83d\ude00", "x".repeat(100_001))) {
			byte[] body = palindrome.getBytes(StandardCharsets.UTF_8);
			assertArrayEquals(body, apply(UTF_8, body));
		}
		byte[] bytes = {1, (byte) 0xff, 0, (byte) 0xff, 1};
		assertArrayEquals(bytes, apply(Reversal.BYTES, bytes));
	}

	@ParameterizedTest
	@ValueSource(strings = {"80", "c3", "41 c3", "c0 80", "ed a0 80", "f4 90 80 80", "41 ff 42", "e2 82", "48 c3 a9 21 fe"})
	void reversesBytesWhereTheBodyIsNotValidText(String hex) {
		byte[] body = Bytes.of(hex);
		assertArrayEquals(naivelyReversed(body), apply(UTF_8, body));
	}

	@Test
	void reversesTheLargestBody() {
		byte[] body = random(FrameLayout.DEFAULT_LIMIT - FrameLayout.u32().headerLength(), 1);
		assertArrayEquals(naivelyReversed(body), apply(Reversal.BYTES, body, ByteBuffer::allocateDirect, ByteBuffer::allocateDirect, 4));
		Arrays.fill(body, (byte) 'x');
		body[body.length - 2] = (byte) 0xc3;
		body[body.length - 1] = (byte) 0xa9;
		byte[] reversed = apply(UTF_8, body);
		assertArrayEquals(new byte[] {(byte) 0xc3, (byte) 0xa9, 'x', 'x'}, Arrays.copyOf(reversed, 4));
		assertArrayEquals(body, apply(UTF_8, reversed));
	}

	@ParameterizedTest
	@ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32", "windows-1252", "US-ASCII", "Shift_JIS", "GB18030", "bytes"})
	void twiceGivesTheOriginalWhateverTheSeriesStartsWith(String charset) {
		Reversal reversal = charset.equals("bytes") ? Reversal.BYTES : Reversal.text(Charset.forName(charset));
		Random random = new Random(charset.hashCode());
		for (int i = 0; i < 3000; i++) {
			byte[] body = i % 2 == 0 || charset.equals("bytes")
					? random(random.nextInt(24), random.nextLong())
					: text(random).getBytes(i % 4 == 1 ? StandardCharsets.UTF_8 : Charset.forName(charset));
			Reversal series = reversal.startingWith(ByteBuffer.wrap(body));
			byte[] once = apply(series, body);
			assertEquals(body.length, once.length);
			assertEquals(Bytes.hex(body), Bytes.hex(apply(series, once)), () -> "by way of " + Bytes.hex(once));
		}
	}

	/** Two bytes that are no text one way round, and a text the other way. */
	@Test
	void aSeriesThatStartsWithNoTextStaysWithBytes() {
		byte[] body = Bytes.of("a9 c3");
		assertSame(Reversal.BYTES, UTF_8.startingWith(ByteBuffer.wrap(body)));
		assertSame(UTF_8, UTF_8.startingWith(ByteBuffer.wrap(naivelyReversed(body))));
		assertSame(UTF_8, UTF_8.startingWith(ByteBuffer.allocate(0)));
		assertSame(Reversal.BYTES, Reversal.BYTES.startingWith(ByteBuffer.wrap("text".getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void looksAtTheStartOfASeriesFromPositionToLimitAndLeavesThem() {
		ByteBuffer body = Bytes.buffer("ff c3 a9 ff").position(1).limit(3);
		assertSame(UTF_8, UTF_8.startingWith(body));
		assertEquals(1, body.position());
		assertEquals(3, body.limit());
		assertSame(UTF_8, UTF_8.startingWith(body.asReadOnlyBuffer()));
	}

	@Test
	void refusesACharsetThatCannotBeWritten() {
		Charset readOnly = Charset.availableCharsets().values().stream().filter(charset -> !charset.canEncode()).findFirst().orElse(null);
		assumeTrue(readOnly != null);
		assertThrows(IllegalArgumentException.class, () -> Reversal.text(readOnly));
	}

	private static byte[] apply(Reversal reversal, byte[] body) {
		return apply(reversal, body, ByteBuffer::allocateDirect, ByteBuffer::allocate, 0);
	}

	/** Reverses the body of a frame, which does not start at 0, to an index of a target, and fails where anything around it changes. */
	private static byte[] apply(Reversal reversal, byte[] body, IntFunction<ByteBuffer> source, IntFunction<ByteBuffer> target, int at) {
		FrameLayout layout = FrameLayout.u32();
		int frameLength = layout.headerLength() + body.length;
		ByteBuffer frame = source.apply(3 + frameLength + 2);
		frame.put(3 + layout.headerLength(), body);
		ByteBuffer reversed = target.apply(at + body.length + 9);
		for (int i = 0; i < reversed.capacity(); i++) {
			reversed.put(i, (byte) 0x55);
		}
		reversal.apply(new Message(layout, frame, 3, frameLength), reversed, at);
		byte[] result = new byte[reversed.capacity()];
		reversed.get(0, result);
		byte[] untouched = new byte[at + 9];
		Arrays.fill(untouched, (byte) 0x55);
		byte[] around = new byte[at + 9];
		System.arraycopy(result, 0, around, 0, at);
		System.arraycopy(result, at + body.length, around, at, 9);
		assertArrayEquals(untouched, around);
		assertEquals(0, reversed.position());
		return Arrays.copyOfRange(result, at, at + body.length);
	}

	private static byte[] naivelyReversed(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[i] = bytes[bytes.length - 1 - i];
		}
		return reversed;
	}

	private static byte[] random(int length, long seed) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	private static String text(Random random) {
		int[] ranges = {0x20, 0x7f, 0x80, 0x800, 0x800, 0xd800, 0x1f600, 0x1f650, 0x300, 0x330};
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i > 0; i--) {
			int range = 2 * random.nextInt(ranges.length / 2);
			text.appendCodePoint(random.nextInt(ranges[range], ranges[range + 1]));
		}
		return text.toString();
	}
}
