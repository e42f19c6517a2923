// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.HdrHistogram.Histogram;

/**
 * How long the round trips took that came since one looked last:
 * <pre>
 * since the beginning   1 ms  1 ms  1 ms | 1 ms  900 ms | 1 ms
 * since the last look    (the first look)| 1 ms  900 ms | 1 ms
 * </pre>
 *
 * <p>Each instance has a last look of its own, so several do not disturb each other, nor the summaries of {@link RoundTripTimes}. For
 * one thread; connections go on recording meanwhile.
 */
public final class RecentRoundTrips {

	/** All that was recorded up to the last look. */
	private final Map<RoundTripTimes, Histogram> seen = new HashMap<>();
	private boolean begun;

	/**
	 * The round trips of several since the last look, as if they had been timed as one. The first look only begins, and has none; times
	 * that were not among those of the last look count from their beginning.
	 */
	public RoundTripSummary next(Collection<RoundTripTimes> several) {
		seen.keySet().retainAll(several);
		Histogram recent = RoundTripTimes.histogram();
		several.forEach(times -> times.addSince(seen.computeIfAbsent(times, unseen -> RoundTripTimes.histogram()), recent));
		RoundTripSummary summary = begun ? RoundTripTimes.summaryOf(recent) : RoundTripSummary.NONE;
		begun = true;
		return summary;
	}
}
