// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.NumberFormat;

import org.junit.jupiter.api.Test;

class QuantitiesTest {

	private final Quantities quantities = new Quantities();
	private final NumberFormat local = NumberFormat.getNumberInstance();

	@Test
	void keepsTimesShort() {
		assertEquals(local.format(12.3) + " µs", quantities.time(12.34));
		assertEquals(local.format(1.5) + " ms", quantities.time(1500));
		assertEquals(local.format(2.5) + " s", quantities.time(2_500_000));
	}

	@Test
	void keepsRatesOfBytesShort() {
		assertEquals("999 B/s", quantities.bytesPerSecond(999));
		assertEquals(local.format(1.5) + " kB/s", quantities.bytesPerSecond(1500));
		assertEquals(local.format(12.3) + " MB/s", quantities.bytesPerSecond(12_345_678));
		assertEquals(local.format(1.2) + " GB/s", quantities.bytesPerSecond(1.2e9));
	}

	@Test
	void groupsDigits() {
		assertEquals(local.format(1234567), quantities.count(1_234_567));
		assertEquals(local.format(12345) + "/s", quantities.perSecond(12_345.4));
	}
}
