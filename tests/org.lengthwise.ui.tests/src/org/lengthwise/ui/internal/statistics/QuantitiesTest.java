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
	void saysThatRatesAreASecond() {
		assertEquals("999 B/s", quantities.bytesPerSecond(999));
		assertEquals(local.format(1.5) + " KiB/s", quantities.bytesPerSecond(1536));
		assertEquals(local.format(12345) + "/s", quantities.perSecond(12_345.4));
	}
}
