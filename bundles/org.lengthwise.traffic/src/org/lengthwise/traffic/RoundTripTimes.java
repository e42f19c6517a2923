// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How long round trips took, to three significant digits, up to one hour; what took longer counts as one hour.
 *
 * <p>{@link #record} is for one thread at a time, the connection's, and never waits; the summaries are for any thread.
 */
public final class RoundTripTimes {

	private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
	private static final int DIGITS = 3;
	private static final double NANOS_A_MICROSECOND = 1000;

	private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
	private final ReentrantLock lock = new ReentrantLock();

	// both below: under the lock
	private final Histogram total = histogram();
	/** What came since it was last taken; used again and again. */
	private Histogram recent;

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
		recorder.recordValue(Math.min(nanos, LONGEST));
	}

	/** All round trips up to now. */
	public RoundTripSummary summary() {
		return summary(List.of(this));
	}

	/** All round trips of several up to now, as if they had been timed as one. */
	public static RoundTripSummary summary(Collection<RoundTripTimes> several) {
		Histogram all = histogram();
		several.forEach(times -> times.addTo(all));
		return summaryOf(all);
	}

	/** One that holds nothing yet. */
	static Histogram histogram() {
		return new Histogram(DIGITS);
	}

	/** What is in one. */
	static RoundTripSummary summaryOf(Histogram all) {
		return all.getTotalCount() == 0
				? RoundTripSummary.NONE
				: new RoundTripSummary(all.getTotalCount(), micros(all, 50), micros(all, 90), micros(all, 99), micros(all, 99.9),
						all.getMaxValue() / NANOS_A_MICROSECOND);
	}

	private void addTo(Histogram all) {
		lock.lock();
		try {
			takeRecent();
			all.add(total);
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Adds the round trips that came since an earlier moment.
	 *
	 * @param seen all up to that moment; all up to now afterwards
	 */
	void addSince(Histogram seen, Histogram all) {
		lock.lock();
		try {
			takeRecent();
			all.add(total);
			all.subtract(seen);
			total.copyInto(seen);
		} finally {
			lock.unlock();
		}
	}

	/** Under the lock. */
	private void takeRecent() {
		recent = recorder.getIntervalHistogram(recent);
		total.add(recent);
	}

	private static double micros(Histogram all, double percentile) {
		return all.getValueAtPercentile(percentile) / NANOS_A_MICROSECOND;
	}
}
