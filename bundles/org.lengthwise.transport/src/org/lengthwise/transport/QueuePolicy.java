// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

/** What a full queue does with one more message. */
public enum QueuePolicy {
	/** The sender waits until there is room. */
	WAIT,
	/** The sender gets a {@link QueueFullException}. */
	REJECT,
	/** The oldest messages that have not begun to be written are dropped, and reported as unsent. */
	DROP_OLDEST
}
