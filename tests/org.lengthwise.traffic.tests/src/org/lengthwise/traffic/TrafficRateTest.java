// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrafficRateTest {

	private static final long SECOND = 1_000_000_000;

	private final TrafficRate rate = new TrafficRate();

	@Test
	void isZeroUntilThereAreTwoSnapshots() {
		assertRate(0, 0, 0, 0);
		rate.sample(new TrafficCounts(1000, 1000, 1000, 1000), 5 * SECOND);
		assertRate(0, 0, 0, 0);
	}

	@Test
	void isTheDifferenceOfTheLastTwoASecond() {
		rate.sample(new TrafficCounts(10, 20, 30, 40), 5 * SECOND);
		rate.sample(new TrafficCounts(20, 40, 60, 80), 7 * SECOND);
		assertRate(5, 10, 15, 20);
		rate.sample(new TrafficCounts(21, 42, 63, 84), 7 * SECOND + SECOND / 10);
		assertRate(10, 20, 30, 40);
		rate.sample(new TrafficCounts(21, 42, 63, 84), 8 * SECOND);
		assertRate(0, 0, 0, 0);
	}

	@Test
	void staysWhenNoTimeHasPassed() {
		rate.sample(TrafficCounts.ZERO, 5 * SECOND);
		rate.sample(new TrafficCounts(1, 2, 3, 4), 6 * SECOND);
		rate.sample(new TrafficCounts(100, 100, 100, 100), 6 * SECOND);
		rate.sample(new TrafficCounts(100, 100, 100, 100), 4 * SECOND);
		assertRate(1, 2, 3, 4);
		rate.sample(new TrafficCounts(3, 6, 9, 12), 7 * SECOND);
		assertRate(2, 4, 6, 8);
	}

	@Test
	void isZeroOnceWhenAConnectionLeavesTheSum() {
		rate.sample(new TrafficCounts(100, 100, 100, 100), SECOND);
		rate.sample(new TrafficCounts(50, 150, 50, 150), 2 * SECOND);
		assertRate(0, 50, 0, 50);
		rate.sample(new TrafficCounts(60, 160, 60, 160), 3 * SECOND);
		assertRate(10, 10, 10, 10);
	}

	@Test
	void worksWhereNanoTimeOverflows() {
		rate.sample(TrafficCounts.ZERO, Long.MAX_VALUE - SECOND / 2 + 1);
		rate.sample(new TrafficCounts(1, 2, 3, 4), Long.MIN_VALUE + SECOND / 2);
		assertRate(1, 2, 3, 4);
	}

	private void assertRate(double messagesIn, double messagesOut, double bytesIn, double bytesOut) {
		assertEquals(messagesIn, rate.messagesIn(), 1e-6);
		assertEquals(messagesOut, rate.messagesOut(), 1e-6);
		assertEquals(bytesIn, rate.bytesIn(), 1e-6);
		assertEquals(bytesOut, rate.bytesOut(), 1e-6);
	}
}
