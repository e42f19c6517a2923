// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTimesTest {

	private static final long MICROSECOND = 1000;
	private static final long HOUR = TimeUnit.HOURS.toNanos(1);

	private final RoundTripTimes times = new RoundTripTimes();

	@Test
	void sumsUpNothingAsZero() {
		assertEquals(RoundTripSummary.NONE, times.summary());
		assertEquals(RoundTripSummary.NONE, RoundTripTimes.summary(List.of()));
	}

	@Test
	void tellsPercentilesInMicroseconds() {
		for (int i = 1; i <= 1000; i++) {
			times.record(i * MICROSECOND);
		}
		assertSummary(1000, 500, 900, 990, 999, 1000, times.summary());
	}

	@Test
	void mergesSeveralAsIfTimedAsOne() {
		RoundTripTimes slow = new RoundTripTimes();
		for (int i = 1; i <= 900; i++) {
			times.record(i * MICROSECOND);
		}
		for (int i = 901; i <= 1000; i++) {
			slow.record(i * MICROSECOND);
		}
		assertSummary(1000, 500, 900, 990, 999, 1000, RoundTripTimes.summary(List.of(times, new RoundTripTimes(), slow)));
		assertEquals(100, slow.summary().count(), "the parts stay as they are");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 2, 2047, 2048, 2049, 4095, 4096, 65_535, 65_536, 1_000_003, 123_456_789_012L, 3_599_999_999_999L,
			3_600_000_000_000L })
	void keepsThreeDigitsOfAnyTime(long nanos) {
		times.record(nanos);
		RoundTripSummary summary = times.summary();
		assertEquals(nanos / 1000.0, summary.max(), nanos / 1000.0 / 1000);
		assertEquals(summary.max(), summary.p50());
	}

	@ParameterizedTest
	@ValueSource(longs = { 3_600_000_000_001L, Long.MAX_VALUE })
	void countsWhatTookLongerAsAnHour(long nanos) {
		times.record(nanos);
		assertEquals(HOUR / 1000.0, times.summary().max(), HOUR / 1e6);
		assertEquals(1, times.summary().count());
	}

	@Test
	void refusesANegativeTime() {
		assertEquals("round trip of -1 ns", assertThrows(IllegalArgumentException.class, () -> times.record(-1)).getMessage());
	}

	@Test
	void maySumUpWhileTheConnectionTimes() throws InterruptedException {
		Thread connection = Thread.ofPlatform().start(() -> {
			for (int i = 0; i < 1_000_000; i++) {
				times.record(i);
			}
		});
		long last = 0;
		while (connection.isAlive()) {
			long count = times.summary().count();
			assertTrue(count >= last && count <= 1_000_000, "from " + last + " to " + count);
			last = count;
		}
		connection.join();
		assertEquals(1_000_000, times.summary().count());
	}

	private static void assertSummary(long count, double p50, double p90, double p99, double p999, double max, RoundTripSummary summary) {
		assertEquals(count, summary.count());
		assertEquals(p50, summary.p50(), p50 / 1000);
		assertEquals(p90, summary.p90(), p90 / 1000);
		assertEquals(p99, summary.p99(), p99 / 1000);
		assertEquals(p999, summary.p999(), p999 / 1000);
		assertEquals(max, summary.max(), max / 1000);
	}
}
