// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import org.lengthwise.protocol.Reversal;

/** A message of a ping-pong, from the first time it is sent until it is out. Used by one thread at a time. */
final class Ball {

	final Reversal reversal;
	final int bytes;
	long rounds;
	/** {@link System#nanoTime()} of the last time it was sent. */
	long sentAt;

	Ball(Reversal reversal, int bytes) {
		this.reversal = reversal;
		this.bytes = bytes;
	}
}
