// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

/**
 * What round trips took, in microseconds. All times are 0 where nothing was timed yet.
 *
 * @param count timed round trips
 * @param p50 half of them took no longer
 * @param p90 nine of ten took no longer
 * @param p99 99 of 100 took no longer
 * @param p999 999 of 1,000 took no longer
 * @param max the longest
 */
public record RoundTripSummary(long count, double p50, double p90, double p99, double p999, double max) {

	/** Of no round trips. */
	public static final RoundTripSummary NONE = new RoundTripSummary(0, 0, 0, 0, 0, 0);
}
