// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.connection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How, why and when a connection ended.
 *
 * @param by who ended it
 * @param how in which way
 * @param reason one clause for people: "the peer closed the connection"
 * @param at when that was decided
 * @param cause the exception behind it, if there was one
 */
public record Ending(By by, How how, String reason, Instant at, Optional<Throwable> cause) {

	/** Who ended a connection. */
	public enum By {
		/** This side. */
		US,
		/** The other side, or the network between. */
		PEER
	}

	/** The way in which a connection ended. */
	public enum How {
		/** In order: all was sent, and then the end of the stream (FIN). */
		CLOSED,
		/** Broken off: by a reset (RST), because the network failed, or because the time to close ran out before all was sent. */
		RESET,
		/** The peer's bytes were not frames of the layout. */
		FRAMING_ERROR,
		/** It never came about. */
		NOT_CONNECTED,
		/** What handled the messages failed. */
		HANDLER_FAILED
	}

	public Ending {
		Objects.requireNonNull(by, "by");
		Objects.requireNonNull(how, "how");
		Objects.requireNonNull(reason, "reason");
		Objects.requireNonNull(at, "at");
		Objects.requireNonNull(cause, "cause");
	}

	/** An ending without an exception behind it, decided now. */
	public static Ending now(By by, How how, String reason) {
		return new Ending(by, how, reason, Instant.now(), Optional.empty());
	}

	/** An ending because of an exception, decided now. */
	public static Ending now(By by, How how, Throwable cause) {
		String message = cause.getMessage();
		return new Ending(by, how, message == null ? cause.toString() : message, Instant.now(), Optional.of(cause));
	}
}
