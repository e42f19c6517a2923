// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.util.Objects;

/**
 * Messages and bytes a second, between one snapshot of the counts and the next. All rates are 0 until there are two.
 *
 * <p>For one thread at a time: that of who asks for the snapshots.
 */
public final class TrafficRate {

	private static final double NANOS_A_SECOND = 1e9;

	private TrafficCounts last;
	private long lastNanos;
	private TrafficCounts difference = TrafficCounts.ZERO;
	private double seconds = 1;

	/**
	 * Takes the next snapshot. One that is no later than the last is left out. Counts that went down, as the sum over all connections
	 * does when one of them leaves it, give 0 for this once.
	 *
	 * @param nanoTime {@link System#nanoTime()} at the snapshot
	 */
	public void sample(TrafficCounts counts, long nanoTime) {
		Objects.requireNonNull(counts, "counts");
		long elapsed = nanoTime - lastNanos;
		if (last != null) {
			if (elapsed <= 0) {
				return;
			}
			difference = counts.minus(last);
			seconds = elapsed / NANOS_A_SECOND;
		}
		last = counts;
		lastNanos = nanoTime;
	}

	/** Messages a second from the peer. */
	public double messagesIn() {
		return perSecond(difference.messagesIn());
	}

	/** Messages a second to the peer. */
	public double messagesOut() {
		return perSecond(difference.messagesOut());
	}

	/** Bytes a second from the peer. */
	public double bytesIn() {
		return perSecond(difference.bytesIn());
	}

	/** Bytes a second to the peer. */
	public double bytesOut() {
		return perSecond(difference.bytesOut());
	}

	private double perSecond(long count) {
		return Math.max(0, count) / seconds;
	}
}
