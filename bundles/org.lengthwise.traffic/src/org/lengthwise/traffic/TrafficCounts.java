// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

/**
 * How much traffic there was, at one moment: messages and bytes of their frames, in and out.
 */
public record TrafficCounts(long messagesIn, long messagesOut, long bytesIn, long bytesOut) {

	/** Nothing yet; where a sum starts. */
	public static final TrafficCounts ZERO = new TrafficCounts(0, 0, 0, 0);

	/** Both together. */
	public TrafficCounts plus(TrafficCounts other) {
		return new TrafficCounts(messagesIn + other.messagesIn, messagesOut + other.messagesOut, bytesIn + other.bytesIn,
				bytesOut + other.bytesOut);
	}

	/** What these counts have more than an earlier snapshot. */
	public TrafficCounts minus(TrafficCounts earlier) {
		return new TrafficCounts(messagesIn - earlier.messagesIn, messagesOut - earlier.messagesOut, bytesIn - earlier.bytesIn,
				bytesOut - earlier.bytesOut);
	}
}
