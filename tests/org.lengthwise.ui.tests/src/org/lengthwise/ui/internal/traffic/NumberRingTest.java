// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRingTest {

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 1023, 1024, 1025, 3000})
	void keepsTheNewestAtTheirPlaces(int capacity) {
		NumberRing ring = new NumberRing(capacity);
		for (int added = 0; added < 5000; added++) {
			assertEquals(added, ring.end());
			assertEquals(Math.max(0, added - capacity), ring.first());
			if (added % 100 == 7) {
				for (long place = ring.first(); place < ring.end(); place++) {
					assertEquals(3 * place, ring.number(place));
				}
			}
			ring.add(3L * added);
		}
		assertEquals(-1, ring.number(ring.first() - 1));
		assertEquals(-1, ring.number(ring.end()));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 3000})
	void findsThePlaceOfANumberOrOfTheNextOne(int capacity) {
		NumberRing ring = new NumberRing(capacity);
		for (int i = 0; i < 5000; i++) {
			ring.add(3L * i);
		}
		assertEquals(ring.first(), ring.placeOf(0));
		assertEquals(4999, ring.placeOf(3 * 4999));
		assertEquals(4999, ring.placeOf(3 * 4999 - 1));
		assertEquals(5000, ring.placeOf(3 * 4999 + 1));
	}
}
