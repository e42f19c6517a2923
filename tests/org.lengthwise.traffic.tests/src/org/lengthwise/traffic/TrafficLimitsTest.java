// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.traffic.Frames.ONE;
import static org.lengthwise.traffic.Frames.TWO;
import static org.lengthwise.traffic.Frames.message;
import static org.lengthwise.traffic.Frames.ofLength;
import static org.lengthwise.traffic.Frames.text;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.protocol.Message;

class TrafficLimitsTest {

	private static final int PLENTY = 64 << 20;

	@Test
	void refusesLimitsThatKeepNothing() {
		assertEquals("traffic log of 0 messages: at least 1 is needed",
				assertThrows(IllegalArgumentException.class, () -> new TrafficLimits(0, 1)).getMessage());
		assertEquals("traffic log of -5 bytes: at least 1 is needed",
				assertThrows(IllegalArgumentException.class, () -> new TrafficLimits(1, -5)).getMessage());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 15, 16, 17, 100, 1000, 40_000 })
	void keepsAFewLessThanTheLimitOfMessagesAndNeverMore(int limit) {
		TrafficLog log = new TrafficLog(new TrafficLimits(limit, PLENTY));
		int block = new TrafficLimits(limit, PLENTY).blockEntries();
		for (int i = 0; i < 3 * limit; i++) {
			log.message(ONE, Direction.IN, ofLength(4));
			long kept = log.end() - log.first();
			assertTrue(kept <= limit, kept + " kept");
			assertTrue(kept > limit - block || log.dropped() == 0, kept + " kept, block of " + block);
		}
		assertEquals(3 * limit, log.end());
		assertEquals(log.first(), log.dropped());
	}

	@ParameterizedTest
	@CsvSource({ "1600, 10, 10", "1600, 51, 51", "100000, 4, 4", "100000, 900, 900", "100000, 10, 6000", "10000000, 100, 70000" })
	void keepsNoMoreThanTheLimitOfBytesAndMoreThanAThirdOfIt(int limit, int shortest, int longest) {
		TrafficLog log = new TrafficLog(new TrafficLimits(PLENTY, limit));
		Random random = new Random(1);
		long all = 0;
		while (all < 4L * limit) {
			int length = random.nextInt(shortest, longest + 1);
			log.message(ONE, Direction.IN, ofLength(length));
			all += length;
			assertTrue(log.bytes() <= limit, log.bytes() + " kept");
			assertTrue(log.bytes() > limit / 3 || log.dropped() == 0, log.bytes() + " kept");
		}
		assertEquals(log.bytes(), sum(log));
	}

	@Test
	void dropsOldMessagesInBlocks() {
		TrafficLog log = new TrafficLog(new TrafficLimits(160, PLENTY));
		for (int i = 0; i < 160; i++) {
			log.message(ONE, Direction.IN, message("" + i));
		}
		assertEquals(0, log.first());
		log.message(ONE, Direction.IN, message("160"));
		assertEquals(10, log.first());
		for (int i = 161; i < 170; i++) {
			log.message(ONE, Direction.IN, message("" + i));
		}
		assertEquals(10, log.first());
		log.message(ONE, Direction.IN, message("170"));
		assertEquals(20, log.first());
	}

	@Test
	void messagesKeepTheirNumberUntilTheyAreDropped() {
		TrafficLog log = new TrafficLog(new TrafficLimits(100, 2000));
		Random random = new Random(1);
		for (int i = 0; i < 2000; i++) {
			log.message(i % 3 == 0 ? ONE : TWO, i % 2 == 0 ? Direction.IN : Direction.OUT, message(i + "x".repeat(random.nextInt(40))));
			for (long number = log.first(); number < log.end(); number++) {
				TrafficEntry entry = log.entry(number).orElseThrow();
				assertEquals(number, entry.number());
				assertEquals(number, Long.parseLong(text(entry).replace("x", "")));
				assertEquals(number % 3 == 0 ? ONE : TWO, entry.connection());
				assertEquals(number % 2 == 0 ? Direction.IN : Direction.OUT, entry.direction());
			}
			assertEquals(Optional.empty(), log.entry(log.first() - 1));
		}
	}

	@Test
	void messagesLargerThanABlockAreKeptAmongTheOthers() {
		TrafficLog log = new TrafficLog(new TrafficLimits(1000, 16_000));
		for (int i = 0; i < 5; i++) {
			log.message(ONE, Direction.IN, message("small " + 2 * i));
			log.message(ONE, Direction.IN, message("large " + (2 * i + 1) + ".".repeat(1001)));
		}
		assertEquals(10, log.end());
		assertTrue(log.first() < 8, "first is " + log.first());
		for (long number = log.first(); number < 10; number++) {
			String text = text(log.entry(number).orElseThrow());
			assertTrue(text.startsWith((number % 2 == 0 ? "small " : "large ") + number), text);
		}
		assertEquals(log.bytes(), sum(log));
	}

	@Test
	void theNewestMessageIsKeptEvenIfItAloneExceedsTheLimit() {
		TrafficLog log = new TrafficLog(new TrafficLimits(1000, 1000));
		log.message(ONE, Direction.IN, message("before"));
		log.message(ONE, Direction.IN, message("huge".repeat(5000)));

		assertEquals(1, log.first());
		assertEquals("huge".repeat(5000), text(log.entry(1).orElseThrow()));
		assertEquals(20_004, log.bytes());

		log.message(ONE, Direction.IN, message("after"));
		assertEquals(2, log.first());
		assertEquals("after", text(log.entry(2).orElseThrow()));
		assertEquals(9, log.bytes());
	}

	@ParameterizedTest
	@ValueSource(ints = { 68, 300_000 })
	void allocatesNothingOnceItIsFull(int length) {
		TrafficLog log = new TrafficLog(new TrafficLimits(5000, 4 << 20));
		Message message = ofLength(length);
		int rounds = 20_000;
		fill(log, message, rounds);
		var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		fill(log, message, rounds);
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;

		assertTrue(allocated < rounds, allocated + " bytes for " + rounds + " messages");
	}

	private static void fill(TrafficLog log, Message message, int rounds) {
		for (int i = 0; i < rounds; i++) {
			log.message(ONE, Direction.IN, message);
		}
	}

	private static long sum(TrafficLog log) {
		long sum = 0;
		for (long number = log.first(); number < log.end(); number++) {
			sum += log.entry(number).orElseThrow().length();
		}
		return sum;
	}
}
