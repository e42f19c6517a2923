// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.HdrHistogram.Histogram;

/**
 * How long round trips took, to three significant digits, up to one hour; what took longer counts as one hour.
 *
 * <p>{@link #record} is for one thread at a time, the connection's, and never waits; the summaries are for any thread.
 *
 * <p>Counts times as an HdrHistogram does, in slots of 11 significant bits, but in pages that exist once a time falls into them: some
 * ten kilobytes a connection and 5 ns a time, where HdrHistogram's recorders take 300 KB or 35 ns.
 */
public final class RoundTripTimes {

	private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
	private static final int DIGITS = 3;
	private static final int SLOT_BITS = 11;
	private static final int PAGE_BITS = 6;
	private static final int PAGE = 1 << PAGE_BITS;
	private static final double NANOS_A_MICROSECOND = 1000;

	private final AtomicReferenceArray<AtomicLongArray> pages = new AtomicReferenceArray<>((slot(LONGEST) >> PAGE_BITS) + 1);

	/**
	 * Adds one round trip.
	 *
	 * @param nanos what it took, in nanoseconds
	 * @throws IllegalArgumentException if that is negative
	 */
	public void record(long nanos) {
		if (nanos < 0) {
			throw new IllegalArgumentException("round trip of " + nanos + " ns");
		}
		int slot = slot(Math.min(nanos, LONGEST));
		AtomicLongArray page = pages.getPlain(slot >> PAGE_BITS);
		if (page == null) {
			page = new AtomicLongArray(PAGE);
			pages.setRelease(slot >> PAGE_BITS, page);
		}
		int place = slot & PAGE - 1;
		page.setRelease(place, page.getPlain(place) + 1);
	}

	/** All round trips up to now. */
	public RoundTripSummary summary() {
		return summary(List.of(this));
	}

	/** All round trips of several up to now, as if they had been timed as one. */
	public static RoundTripSummary summary(Collection<RoundTripTimes> several) {
		Histogram all = new Histogram(LONGEST, DIGITS);
		several.forEach(times -> times.addTo(all));
		return all.getTotalCount() == 0
				? RoundTripSummary.NONE
				: new RoundTripSummary(all.getTotalCount(), micros(all, 50), micros(all, 90), micros(all, 99), micros(all, 99.9),
						all.getMaxValue() / NANOS_A_MICROSECOND);
	}

	private void addTo(Histogram all) {
		for (int i = 0; i < pages.length(); i++) {
			AtomicLongArray page = pages.getAcquire(i);
			for (int place = 0; page != null && place < PAGE; place++) {
				long count = page.getAcquire(place);
				if (count > 0) {
					all.recordValueWithCount(time((i << PAGE_BITS) + place), count);
				}
			}
		}
	}

	/** The first bits of a time, counted up from one power of two to the next. */
	private static int slot(long nanos) {
		int shift = Math.max(0, Long.SIZE - SLOT_BITS - Long.numberOfLeadingZeros(nanos));
		return (shift << SLOT_BITS - 1) + (int) (nanos >> shift);
	}

	/** The shortest time of a slot. */
	private static long time(int slot) {
		int shift = Math.max(0, (slot >> SLOT_BITS - 1) - 1);
		return (long) (slot - (shift << SLOT_BITS - 1)) << shift;
	}

	private static double micros(Histogram all, double percentile) {
		return all.getValueAtPercentile(percentile) / NANOS_A_MICROSECOND;
	}
}
