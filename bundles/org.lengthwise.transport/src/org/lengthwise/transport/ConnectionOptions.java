// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.time.Duration;
import java.util.Objects;

/**
 * How a connection behaves.
 *
 * @param queue how much may wait to be written
 * @param closePeriod how long an orderly close may take in all before the connection is cut
 */
public record ConnectionOptions(QueueLimits queue, Duration closePeriod) {

	/** {@link QueueLimits#DEFAULT}, and two seconds to close. */
	public static final ConnectionOptions DEFAULT = new ConnectionOptions(QueueLimits.DEFAULT, Duration.ofSeconds(2));

	public ConnectionOptions {
		Objects.requireNonNull(queue, "queue");
		if (closePeriod.isNegative()) {
			throw new IllegalArgumentException("a close period of " + closePeriod + ": 0 or more is possible");
		}
	}
}
