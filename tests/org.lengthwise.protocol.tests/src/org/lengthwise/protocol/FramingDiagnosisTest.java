// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences for people, lines 8 and 9: what was wrong, where, the raw bytes, what was expected, what to look at. */
class FramingDiagnosisTest {

	private static final FrameLayout INCLUSIVE = FrameLayout.of("u32-inclusive", LengthRule.bigEndian(4).counting(Counts.FRAME));
	private static final String NO_GUESS = "compare the layout's width, byte order and what its length counts with the peer's";

	@Test
	void saysWhatAFrameAnnouncesAndWhatTheLimitIs() {
		assertEquals("frame at offset 0 announces 16777217 bytes (header 00 ff ff fd), the limit of layout u32 is 16777216: " + NO_GUESS,
				sentence(FrameLayout.u32(), "00fffffd"));
	}

	@Test
	void saysWhereTheFrameBegins() {
		String sentence = sentence(FrameLayout.u32(), "00000001 aa 00000000 fffefdfc");
		assertTrue(sentence.startsWith("frame at offset 9 announces 4294901248 bytes (header ff fe fd fc)"), sentence);
	}

	@Test
	void showsTheWholeHeader() {
		String sentence = sentence(FrameLayout.of("long", LengthRule.bigEndian(2).at(1)).withHeader(5).withLimit(100), "01 ffff 0203 04");
		assertTrue(sentence.contains("(header 01 ff ff 02 03)"), sentence);
	}

	// line 5
	@ParameterizedTest
	@CsvSource({
			"  0, 0000000080000000, 2147483656",
			"  0, 7fffffffffffffff, 9223372036854775815",
			"  0, 8000000000000000, 9223372036854775816",
			"  0, ffffffffffffffff, 18446744073709551623",
			"-10, 0000000080000000, 2147483646",
			"-10, 7fffffffffffffff, 9223372036854775805",
			"-10, ffffffffffffffff, 18446744073709551613"})
	void saysLengthsExactlyHoweverLargeTheyAre(int adjust, String header, String announced) {
		String sentence = sentence(FrameLayout.of("u64", LengthRule.bigEndian(8).adjustedBy(adjust)), header);
		assertTrue(sentence.startsWith("frame at offset 0 announces " + announced + " bytes (header "), sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = {"GET / HTTP/1.1\r\n", "POST /x HTTP/1.1\r\n", "PUT /x", "HTTP/1.1 400 Bad Request\r\n", "PRI * HTTP/2.0\r\n"})
	void recognisesHttp(String text) {
		String sentence = sentence(FrameLayout.u32(), Bytes.ascii(text));
		assertTrue(sentence.endsWith("these bytes are the text \"" + text.substring(0, 4) + "\", so the peer seems to speak HTTP"), sentence);
	}

	@Test
	void recognisesTls() {
		String sentence = sentence(FrameLayout.u32(), "1603010200010001fc0303");
		assertTrue(sentence.endsWith("these bytes look like the start of a TLS handshake, so the peer seems to speak TLS"), sentence);
	}

	@Test
	void recognisesText() {
		String sentence = sentence(FrameLayout.u32(), Bytes.ascii("EHLO example.org\r\n"));
		assertTrue(sentence.endsWith("these bytes are the text \"EHLO\", so the peer seems to speak a text protocol"), sentence);
	}

	@Test
	void recognisesTheOtherByteOrder() {
		String big = sentence(FrameLayout.u32(), "05000000 48454c4c4f");
		assertTrue(big.endsWith("read little-endian it would be 9, so the peer may use the other byte order"), big);
		String little = sentence(FrameLayout.of("u32-le", LengthRule.littleEndian(4)), "00000005 48454c4c4f");
		assertTrue(little.endsWith("read big-endian it would be 9, so the peer may use the other byte order"), little);
	}

	@ParameterizedTest
	@ValueSource(strings = {"ffffffff", "03000000"}) // in either order too large, or the other way round too short
	void doesNotGuessTheOtherByteOrderWhereItIsWrongToo(String header) {
		String sentence = sentence(INCLUSIVE, header);
		assertTrue(sentence.endsWith(NO_GUESS), sentence);
	}

	// line 7
	@Test
	void saysThatALengthIsTooShort() {
		assertEquals("frame at offset 0 announces 3 bytes (header 00 00 00 03),"
				+ " header and trailer of layout u32-inclusive alone have 6: " + NO_GUESS, sentence(INCLUSIVE.withTrailer(2), "00000003"));
	}

	// line 7
	@Test
	void saysThatALengthIsLessThanNothing() {
		String sentence = sentence(FrameLayout.of("u16", LengthRule.bigEndian(2).adjustedBy(-20)), "0005");
		assertTrue(sentence.startsWith("frame at offset 0 announces -13 bytes (header 00 05), header and trailer of layout u16"), sentence);
	}

	// line 9
	@Test
	void saysHowMuchOfAFrameArrived() {
		assertEquals("incomplete frame at offset 5: 6 of 9 bytes arrived before the end of the stream",
				sentenceAtEnd("0000000161" + "000000056162"));
		assertEquals("incomplete frame at offset 5: 3 of 4 bytes of its length field arrived before the end of the stream",
				sentenceAtEnd("0000000161" + "000000"));
	}

	private static String sentence(FrameLayout layout, String bytes) {
		return sentence(layout, Bytes.buffer(bytes));
	}

	private static String sentence(FrameLayout layout, ByteBuffer bytes) {
		try (FrameDecoder decoder = new FrameDecoder(layout)) {
			return assertThrows(FramingException.class, () -> decoder.decode(bytes, new Received())).getMessage();
		}
	}

	private static String sentenceAtEnd(String bytes) {
		try (FrameDecoder decoder = new FrameDecoder(FrameLayout.u32())) {
			return assertThrows(FramingException.class, () -> {
				decoder.decode(Bytes.buffer(bytes), new Received());
				decoder.end();
			}).getMessage();
		}
	}
}
