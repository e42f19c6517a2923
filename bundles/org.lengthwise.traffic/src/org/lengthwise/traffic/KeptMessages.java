// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

/**
 * Which messages a {@link TrafficLog} kept at one moment.
 *
 * @param first number of the oldest message that was kept; {@code end} if none was
 * @param end number of the next message to come
 * @param dropped messages that had to make room for newer ones, since the log was made or last cleared
 */
public record KeptMessages(long first, long end, long dropped) {

	/** How many were kept. */
	public long count() {
		return end - first;
	}

	/** Number of the first message since the log was made or last cleared. */
	public long start() {
		return first - dropped;
	}
}
