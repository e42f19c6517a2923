// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import java.time.Duration;
import java.util.Objects;

import org.lengthwise.protocol.Reversal;

/**
 * How a ping-pong is played.
 *
 * @param rounds after so many rounds a ball is out; 0: no limit. A round is one message out and its echo in.
 * @param time after this time all balls are out; zero: no limit
 * @param reversal how a body is reversed before it is sent again
 */
public record PingPongSettings(long rounds, Duration time, Reversal reversal) {

	public PingPongSettings {
		Objects.requireNonNull(reversal, "reversal");
		if (rounds < 0 || time.isNegative()) {
			throw new IllegalArgumentException("a ping-pong of " + rounds + " rounds and " + time + ": 0 or more of each");
		}
	}

	/** So many rounds for each ball, reversed by bytes. */
	public static PingPongSettings rounds(long rounds) {
		return new PingPongSettings(rounds, Duration.ZERO, Reversal.BYTES);
	}
}
