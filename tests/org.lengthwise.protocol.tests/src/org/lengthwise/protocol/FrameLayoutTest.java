// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLayoutTest {

	@Test
	void speaksFourBytesBigEndianByDefault() {
		assertEquals(new FrameLayout("u32", new LengthRule(0, 4, ByteOrder.BIG_ENDIAN, Counts.REST, 0), 4, 0, 16_777_216),
				FrameLayout.u32());
	}

	// line 11; framings in use, see the layouts of their protocols
	@ParameterizedTest
	@CsvSource({
			// name, offset, width, counts, adjust, header, trailer: value for a body of 5 bytes
			"u32,          0, 4, REST,    0,  4, 0,  5",
			"u32-frame,    0, 4, FRAME,   0,  4, 0,  9",
			"u32-rest-4,   0, 4, REST,   -4,  4, 0,  9",
			"tpkt,         2, 2, FRAME,   0,  4, 0,  9",
			"http2,        0, 3, REST,    6,  9, 0,  5",
			"http2-body,   0, 3, BODY,    0,  9, 0,  5",
			"mysql,        0, 3, REST,    1,  4, 0,  5",
			"bgp,         16, 2, REST,  -18, 19, 0, 24",
			"bgp-frame,   16, 2, FRAME,   0, 19, 0, 24",
			"enip,         2, 2, REST,   20, 24, 0,  5",
			"base24,       0, 2, REST,    0,  2, 1,  6",
			"amqp091,      3, 4, REST,    1,  7, 1,  5",
			"teltonika,    4, 4, BODY,    0,  8, 4,  5",
			"off-by-two,   0, 2, FRAME,   2,  2, 0,  5"})
	void countsAsTheProtocolDoes(String name, int offset, int width, Counts counts, int adjust, int header, int trailer, int value) {
		LengthRule rule = new LengthRule(offset, width, ByteOrder.BIG_ENDIAN, counts, adjust);
		FrameLayout layout = new FrameLayout(name, rule, header, trailer, 1000);
		int frameLength = header + 5 + trailer;
		assertEquals(value, layout.valueOf(frameLength));
		assertEquals(frameLength, value + layout.distance());
	}

	@ParameterizedTest
	@CsvSource({
			// the field is the bound, or the limit is
			"1, REST,   0, 1000, 256",
			"1, FRAME,  0, 1000, 255",
			"1, BODY,  -5, 1000, 253",
			"1, REST,   0,  200, 200",
			"4, REST,   0, 2147483647, 2147483647",
			"8, REST,   0, 1000, 1000",
			"8, REST, -65535, 2147483647, 2147483647"})
	void knowsItsLongestFrame(int width, Counts counts, int adjust, int limit, int longest) {
		LengthRule rule = LengthRule.bigEndian(width).counting(counts).adjustedBy(adjust);
		int trailer = counts == Counts.BODY ? 2 : 0;
		assertEquals(longest, FrameLayout.of("any", rule).withTrailer(trailer).withLimit(limit).longestFrame());
	}

	@Test
	void changesOnePartAtATime() {
		LengthRule rule = LengthRule.littleEndian(2).at(3);
		assertEquals(new FrameLayout("any", rule, 9, 2, 500), FrameLayout.of("any", rule).withHeader(9).withTrailer(2).withLimit(500));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "-u32", "two words", "ü", "a/b", "a.b", "a\n"})
	void refusesAName(String name) {
		assertRefused("'" + name + "'", () -> FrameLayout.of(name, LengthRule.bigEndian(4)));
	}

	@Test
	void refusesAHeaderThatEndsInsideItsLengthField() {
		assertRefused("header of 5 bytes", () -> FrameLayout.of("any", LengthRule.bigEndian(4).at(2)).withHeader(5));
	}

	@Test
	void refusesATrailerOfLessThanNothing() {
		assertRefused("-1", () -> FrameLayout.u32().withTrailer(-1));
	}

	@ParameterizedTest
	@ValueSource(ints = {-1, 0, 6})
	void refusesALimitBelowTheShortestFrame(int limit) {
		assertRefused(Integer.toString(limit), () -> FrameLayout.u32().withTrailer(3).withLimit(limit));
	}

	@Test
	void refusesALimitBelowAFrameThatIsLongerThanAnInteger() {
		assertRefused("4294967294", () -> new FrameLayout("any", LengthRule.bigEndian(4), Integer.MAX_VALUE, Integer.MAX_VALUE, 100));
	}

	@Test
	void knowsThatTheValueZeroMayStandForABody() {
		assertEquals(5, FrameLayout.of("any", LengthRule.bigEndian(4).adjustedBy(1)).shortestFrame());
		assertEquals(4, FrameLayout.of("any", LengthRule.bigEndian(4).adjustedBy(-1)).shortestFrame());
	}

	@Test
	void refusesALengthFieldThatCannotSayTheShortestFrame() {
		LengthRule rule = LengthRule.bigEndian(1).counting(Counts.FRAME);
		assertEquals(255, FrameLayout.of("any", rule).withHeader(255).longestFrame());
		assertRefused("256", () -> FrameLayout.of("any", rule).withHeader(256));
	}

	@Test
	void hasALengthFieldWhereItsRulePutsIt() {
		FrameLayout layout = FrameLayout.of("any", LengthRule.bigEndian(2).at(6)).withHeader(11);
		HeaderField field = layout.field("length").orElseThrow();
		assertEquals(6, field.offset());
		assertEquals(2, field.codec().width());
		assertEquals(List.of("length"), layout.fields().stream().map(HeaderField::name).toList());
		assertEquals(Optional.empty(), layout.field("body"));
	}

	private static void assertRefused(String part, Runnable configuration) {
		String message = assertThrows(IllegalArgumentException.class, configuration::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
