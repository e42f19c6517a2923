// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import org.lengthwise.traffic.RoundTripSummary;

/**
 * How things were at one moment.
 *
 * @param nanoTime {@link System#nanoTime()} of the moment
 * @param messagesIn a second, since the sample before
 * @param messagesOut a second
 * @param bytesIn of whole frames, a second
 * @param bytesOut of whole frames, a second
 * @param balls in flight or held
 * @param roundTrips of the ping-pongs since their beginnings, in microseconds
 * @param recentRoundTrips those since the sample before
 */
record Sample(long nanoTime, double messagesIn, double messagesOut, double bytesIn, double bytesOut, int balls, RoundTripSummary roundTrips,
		RoundTripSummary recentRoundTrips) {

	/** Both directions. */
	double messages() {
		return messagesIn + messagesOut;
	}
}
