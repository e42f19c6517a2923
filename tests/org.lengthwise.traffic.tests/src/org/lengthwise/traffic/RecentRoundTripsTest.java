// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class RecentRoundTripsTest {

	private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

	private final RoundTripTimes times = new RoundTripTimes();
	private final RoundTripTimes other = new RoundTripTimes();
	private final RecentRoundTrips recent = new RecentRoundTrips();

	@Test
	void theFirstLookOnlyBegins() {
		record(times, 5, 1);
		assertEquals(RoundTripSummary.NONE, recent.next(List.of(times)));
		assertEquals(RoundTripSummary.NONE, recent.next(List.of(times)));
		assertEquals(RoundTripSummary.NONE, recent.next(List.of()));
	}

	@Test
	void showsAStallOnceThatHardlyShowsSinceTheBeginning() {
		record(times, 10_000, 1);
		recent.next(List.of(times));
		record(times, 9, 1);
		record(times, 1, 900);
		RoundTripSummary stall = recent.next(List.of(times));
		assertSummary(10, 1, 900, stall);
		assertSummary(10_010, 1, 1, times.summary());
		record(times, 3, 1);
		RoundTripSummary after = recent.next(List.of(times));
		assertSummary(3, 1, 1, after);
		assertEquals(1000, after.max(), 1, "the longest of before is forgotten");
		record(times, 2, 2000);
		assertSummary(2, 2000, 2000, recent.next(List.of(times)));
	}

	@Test
	void severalDoNotDisturbEachOtherNorTheSummary() {
		RecentRoundTrips second = new RecentRoundTrips();
		recent.next(List.of(times));
		second.next(List.of(times));
		record(times, 4, 1);
		assertEquals(4, recent.next(List.of(times)).count());
		record(times, 2, 1);
		times.summary();
		assertEquals(2, recent.next(List.of(times)).count());
		assertEquals(6, second.next(List.of(times)).count());
		assertEquals(6, times.summary().count());
	}

	@Test
	void mergesTimesThatComeAndGo() {
		recent.next(List.of(times));
		record(times, 50, 1);
		record(other, 50, 3);
		assertSummary(100, 1, 3, recent.next(List.of(times, other)));
		record(times, 1, 1);
		record(other, 2, 1);
		assertEquals(2, recent.next(List.of(other)).count());
		assertEquals(RoundTripSummary.NONE, recent.next(List.of(other)));
		assertEquals(51, recent.next(List.of(times, other)).count(), "what was gone counts from its beginning");
	}

	@Test
	void missesNothingWhileTheConnectionTimes() throws InterruptedException {
		recent.next(List.of(times));
		Thread connection = Thread.ofPlatform().start(() -> {
			for (int i = 0; i < 1_000_000; i++) {
				times.record(i);
			}
		});
		long count = 0;
		while (connection.isAlive()) {
			count += recent.next(List.of(times)).count();
		}
		connection.join();
		assertEquals(1_000_000, count + recent.next(List.of(times)).count());
	}

	private static void record(RoundTripTimes times, int number, long millis) {
		for (int i = 0; i < number; i++) {
			times.record(millis * MILLISECOND);
		}
	}

	private static void assertSummary(long count, double p50, double p99, RoundTripSummary summary) {
		assertEquals(count, summary.count());
		assertEquals(p50 * 1000, summary.p50(), p50);
		assertEquals(p99 * 1000, summary.p99(), p99);
	}
}
