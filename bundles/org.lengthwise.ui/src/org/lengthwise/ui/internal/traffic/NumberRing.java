// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Arrays;

/** The newest of rising numbers, by place: memory is bounded, and no place is used twice. Not for several threads at once. */
final class NumberRing {

	private static final int FIRST_SIZE = 1024;

	private final int capacity;
	private long[] numbers;
	private long end;

	/** For so many numbers at most. It takes memory as numbers come. */
	NumberRing(int capacity) {
		this.capacity = capacity;
		numbers = new long[Math.min(capacity, FIRST_SIZE)];
	}

	void add(long number) {
		if (end == numbers.length && end < capacity) {
			numbers = Arrays.copyOf(numbers, (int) Math.min(capacity, 2L * numbers.length)); // before the first number is overwritten
		}
		numbers[(int) (end++ % numbers.length)] = number;
	}

	/** Place of the oldest number that is still here. */
	long first() {
		return Math.max(0, end - numbers.length);
	}

	/** Place of the next number to come. */
	long end() {
		return end;
	}

	/** The number at a place; negative if it is no longer here, or not yet. */
	long number(long place) {
		return place < first() || place >= end ? -1 : numbers[(int) (place % numbers.length)];
	}

	/** Place of the oldest number that is at least as large; {@link #end()} if there is none. */
	long placeOf(long number) {
		long low = first();
		long high = end;
		while (low < high) {
			long middle = (low + high) >>> 1;
			if (number(middle) < number) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}
}
