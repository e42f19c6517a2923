// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.List;

import org.lengthwise.traffic.RoundTripSummary;
import org.lengthwise.traffic.TrafficCounts;

/**
 * What a command did.
 *
 * @param connections connections that were open
 * @param counts what they carried
 * @param errors connections that failed, were refused, or broke the framing
 * @param seconds how long it took
 * @param rallies the ping-pong of each connection; empty if there was none
 * @param roundTrips of all rallies together
 */
record Summary(long connections, TrafficCounts counts, long errors, double seconds, List<Rally> rallies, RoundTripSummary roundTrips) {

	/** What one connection played. */
	record Rally(String connection, RoundTripSummary roundTrips) {
	}

	/** What a command did that played no ping-pong. */
	static Summary of(long connections, TrafficCounts counts, long errors, double seconds) {
		return new Summary(connections, counts, errors, seconds, List.of(), RoundTripSummary.NONE);
	}

	/** So many of something a second. */
	double perSecond(long count) {
		return seconds > 0 ? count / seconds : 0;
	}
}
