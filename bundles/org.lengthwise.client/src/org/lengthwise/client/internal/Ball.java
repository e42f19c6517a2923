// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import org.lengthwise.protocol.Reversal;

/** A message of a ping-pong, from the first time it is sent until it is out. Used by one thread at a time. */
final class Ball {

	final Reversal reversal;
	/** Of the frame that came back last; at first of the one that was sent. */
	int bytes;
	long rounds;
	/** {@link System#nanoTime()} of the last time it was sent. */
	long sentAt;
	/** It could not be sent: it is out, and will not come back. Set by the thread that tried. */
	volatile boolean withdrawn;

	Ball(Reversal reversal, int bytes) {
		this.reversal = reversal;
		this.bytes = bytes;
	}
}
