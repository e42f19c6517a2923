// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthRuleTest {

	/** Bytes 81 82 83 ... behind three others: each value is "negative" for whoever reads it signed. */
	private static final String SAMPLE = "a1a2a3 8182838485868788 b1";

	// line 5
	@ParameterizedTest
	@CsvSource({
			"1, 0x81, 0x81",
			"2, 0x8182, 0x8281",
			"3, 0x818283, 0x838281",
			"4, 0x81828384, 0x84838281",
			"5, 0x8182838485, 0x8584838281",
			"6, 0x818283848586, 0x868584838281",
			"7, 0x81828384858687, 0x87868584838281"})
	void readsUnsignedValuesInBothOrders(int width, long big, long little) {
		assertEquals(big, LengthRule.bigEndian(width).at(3).read(Bytes.buffer(SAMPLE), 0));
		assertEquals(little, LengthRule.littleEndian(width).at(3).read(Bytes.buffer(SAMPLE), 0));
	}

	// line 5
	@Test
	void readsEightBytesFrom2To63OnAsNegative() {
		assertEquals(0x8182838485868788L, LengthRule.bigEndian(8).at(3).read(Bytes.buffer(SAMPLE), 0));
		assertEquals(0x8887868584838281L, LengthRule.littleEndian(8).at(3).read(Bytes.buffer(SAMPLE), 0));
		assertTrue(LengthRule.bigEndian(8).read(Bytes.buffer("8000000000000000"), 0) < 0);
		assertEquals(Long.MAX_VALUE, LengthRule.bigEndian(8).read(Bytes.buffer("7fffffffffffffff"), 0));
	}

	@ParameterizedTest
	@MethodSource("everyWidthInBothOrders")
	void writesWhatItReads(LengthRule rule) {
		ByteBuffer buffer = Bytes.buffer("ff".repeat(12));
		long value = 0x0102030405060708L & rule.largestValue();
		rule.at(2).write(buffer, 1, value);
		assertEquals(value, rule.at(2).read(buffer, 1));
		assertEquals(value, rule.at(3).read(buffer, 0));
	}

	@ParameterizedTest
	@MethodSource("everyWidthInBothOrders")
	void writesItsOwnBytesOnly(LengthRule rule) {
		ByteBuffer buffer = Bytes.buffer("ff".repeat(12));
		rule.at(2).write(buffer, 1, 0);
		assertEquals("ffffff" + "00".repeat(rule.width()) + "ff".repeat(9 - rule.width()), Bytes.hex(buffer));
	}

	@ParameterizedTest
	@MethodSource("everyWidthInBothOrders")
	void doesNotCareForTheOrderOfTheBuffer(LengthRule rule) {
		ByteBuffer big = Bytes.buffer(SAMPLE);
		ByteBuffer little = Bytes.buffer(SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(rule.read(big, 3), rule.read(little, 3));
		rule.write(big, 1, 0x0102030405060708L);
		rule.write(little, 1, 0x0102030405060708L);
		assertEquals(big, little);
	}

	@ParameterizedTest
	@MethodSource("everyWidthInBothOrders")
	void leavesTheStateOfTheBuffer(LengthRule rule) {
		ByteBuffer buffer = Bytes.buffer(SAMPLE).position(2).limit(11).order(ByteOrder.LITTLE_ENDIAN);
		rule.write(buffer, 3, rule.read(buffer, 3));
		assertEquals(Bytes.buffer(SAMPLE).position(2).limit(11), buffer);
		assertEquals(2, buffer.position());
		assertEquals(ByteOrder.LITTLE_ENDIAN, buffer.order());
	}

	@Test
	void writesInTheOrderOfTheRule() {
		ByteBuffer buffer = ByteBuffer.allocate(8);
		LengthRule.bigEndian(3).write(buffer, 0, 0x010203);
		LengthRule.littleEndian(4).write(buffer, 3, 0x01020304);
		assertEquals("0102030403020100", Bytes.hex(buffer));
	}

	@ParameterizedTest
	@CsvSource({"1, 0xff", "2, 0xffff", "3, 0xffffff", "4, 0xffffffff", "7, 0xffffffffffffff", "8, 0x7fffffffffffffff"})
	void knowsTheLargestValue(int width, long largest) {
		assertEquals(largest, LengthRule.bigEndian(width).largestValue());
	}

	@Test
	void endsBehindItsField() {
		assertEquals(9, LengthRule.bigEndian(2).at(7).end());
	}

	@Test
	void changesOnePartAtATime() {
		assertEquals(new LengthRule(16, 2, ByteOrder.LITTLE_ENDIAN, Counts.FRAME, -3),
				LengthRule.littleEndian(2).at(16).counting(Counts.FRAME).adjustedBy(-3));
		assertEquals(new LengthRule(0, 4, ByteOrder.BIG_ENDIAN, Counts.REST, 0), LengthRule.bigEndian(4));
	}

	@ParameterizedTest
	@ValueSource(ints = {-1, 65_536, Integer.MAX_VALUE})
	void refusesAnOffset(int offset) {
		assertRefused(offset, () -> LengthRule.bigEndian(4).at(offset));
	}

	@ParameterizedTest
	@ValueSource(ints = {-1, 0, 9})
	void refusesAWidth(int width) {
		assertRefused(width, () -> LengthRule.bigEndian(width));
	}

	@ParameterizedTest
	@ValueSource(ints = {-65_536, 65_536, Integer.MIN_VALUE})
	void refusesAnAdjustment(int bytes) {
		assertRefused(bytes, () -> LengthRule.bigEndian(4).adjustedBy(bytes));
	}

	@Test
	void needsOrderAndCounts() {
		assertThrows(NullPointerException.class, () -> new LengthRule(0, 4, null, Counts.REST, 0));
		assertThrows(NullPointerException.class, () -> new LengthRule(0, 4, ByteOrder.BIG_ENDIAN, null, 0));
	}

	@ParameterizedTest
	@MethodSource("everyWidthInBothOrders")
	void needsTheWholeField(LengthRule rule) {
		ByteBuffer buffer = ByteBuffer.allocate(rule.width());
		assertThrows(IndexOutOfBoundsException.class, () -> rule.read(buffer, 1));
		assertThrows(IndexOutOfBoundsException.class, () -> rule.write(buffer, 1, 0));
	}

	private static void assertRefused(int value, Runnable configuration) {
		String message = assertThrows(IllegalArgumentException.class, configuration::run).getMessage();
		assertTrue(message.contains(Integer.toString(value)), message);
	}

	private static Stream<Arguments> everyWidthInBothOrders() {
		return Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
				.flatMap(width -> Stream.of(LengthRule.bigEndian(width), LengthRule.littleEndian(width)))
				.map(Arguments::of);
	}
}
