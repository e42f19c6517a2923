// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class WallClockTest {

	private static final Instant START = Instant.parse("2025-11-22T10:00:00.123456789Z");

	private long nanos = Long.MAX_VALUE - 100;
	private Instant wall = START;
	private final WallClock clock = new WallClock(() -> nanos, () -> wall);

	@Test
	void goesOnByTheNanosecond() {
		assertEquals(START, WallClock.instant(clock.now()));
		nanos += 34;
		assertEquals(START.plusNanos(34), WallClock.instant(clock.now()));
		nanos += 1200;
		assertEquals(START.plusNanos(1234), WallClock.instant(clock.now()), "behind the overflow");
	}

	@Test
	void isSetByTheWallOnceASecond() {
		wall = START.plusSeconds(3600);
		nanos += 900_000_000;
		assertEquals(START.plusMillis(900), WallClock.instant(clock.now()), "not yet");
		nanos += 200_000_000;
		assertEquals(START.plusSeconds(3600), WallClock.instant(clock.now()));
		nanos += 7;
		assertEquals(START.plusSeconds(3600).plusNanos(7), WallClock.instant(clock.now()));
	}

	@Test
	void knowsTimesBefore1970() {
		wall = Instant.parse("1969-12-31T23:59:59.999999999Z");
		assertEquals(wall, WallClock.instant(new WallClock(() -> 0, () -> wall).now()));
	}

	@Test
	void theLogsTimeIsThatOfTheWall() {
		TrafficLog log = new TrafficLog();
		Instant before = Instant.now().minusSeconds(1);
		log.message(Frames.ONE, Direction.IN, Frames.message("hello"));
		Instant after = Instant.now().plusSeconds(1);
		Instant time = log.entry(0).orElseThrow().time();
		assertFalse(time.isBefore(before) || time.isAfter(after), () -> time + " is not between " + before + " and " + after);
	}
}
