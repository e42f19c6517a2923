// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class TrafficCountersTest {

	@Test
	void countsEachNumberByItself() {
		TrafficCounters counters = new TrafficCounters();
		assertEquals(TrafficCounts.ZERO, counters.snapshot());
		counters.received(2, 30);
		counters.received(1, 7);
		counters.sent(5, 1000);
		assertEquals(new TrafficCounts(3, 5, 37, 1000), counters.snapshot());
	}

	@Test
	void losesNothingWhenTwoThreadsCount() throws InterruptedException {
		TrafficCounters counters = new TrafficCounters();
		CountDownLatch start = new CountDownLatch(2);
		List<Thread> threads = new ArrayList<>();
		for (int t = 0; t < 2; t++) {
			threads.add(Thread.ofPlatform().start(() -> {
				start.countDown();
				while (start.getCount() > 0) {
					Thread.onSpinWait();
				}
				for (int i = 0; i < 2_000_000; i++) {
					counters.sent(1, 3);
					counters.received(2, 5);
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertEquals(new TrafficCounts(8_000_000, 4_000_000, 20_000_000, 12_000_000), counters.snapshot());
	}

	@Test
	void snapshotsAddUpAndSubtract() {
		TrafficCounts one = new TrafficCounts(1, 20, 300, 4000);
		TrafficCounts other = new TrafficCounts(5, 60, 700, 8000);
		assertEquals(new TrafficCounts(6, 80, 1000, 12000), one.plus(other));
		assertEquals(new TrafficCounts(4, 40, 400, 4000), other.minus(one));
		assertEquals(one, TrafficCounts.ZERO.plus(one));
	}
}
