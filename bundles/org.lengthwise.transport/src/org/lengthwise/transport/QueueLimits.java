// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.util.Objects;

/**
 * How much may wait to be written to one connection. A message that alone exceeds the bytes is taken when nothing else waits.
 *
 * @param messages messages, at least 1
 * @param bytes bytes of their frames, at least 1
 * @param policy what happens beyond
 */
public record QueueLimits(int messages, long bytes, QueuePolicy policy) {

	/** 65,536 messages or 16 MiB, and then senders wait. */
	public static final QueueLimits DEFAULT = new QueueLimits(65_536, 16L << 20, QueuePolicy.WAIT);

	public QueueLimits {
		Objects.requireNonNull(policy, "policy");
		if (messages < 1 || bytes < 1) {
			throw new IllegalArgumentException("queue of " + messages + " messages and " + bytes + " bytes: at least 1 of each");
		}
	}
}
