// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;

/** The network failed: in which phase, with which peer, and for what reason in the system's words. */
public final class TransportException extends IOException {

	private static final long serialVersionUID = 1L;

	private final Phase phase;
	private final String peer;

	/** A failure with its reason in words. */
	public TransportException(Phase phase, String peer, String reason, Throwable cause) {
		super("cannot " + phase.verb() + " " + peer + ": " + reason, cause);
		this.phase = phase;
		this.peer = peer;
	}

	/** A failure whose reason is what the system said. */
	public TransportException(Phase phase, String peer, IOException cause) {
		this(phase, peer, reason(cause), cause);
	}

	/** The step that failed. */
	public Phase phase() {
		return phase;
	}

	/** Host and port of the other side, or of this one where a port could not be opened. */
	public String peer() {
		return peer;
	}

	/** The system's reason in words: many of the JDK's exceptions hold none, or only a name. */
	public static String reason(Throwable cause) {
		if (cause instanceof UnknownHostException) {
			return "no address is known for this host name";
		}
		if (cause instanceof SocketTimeoutException) {
			return "no answer in time";
		}
		if (cause instanceof ClosedChannelException) {
			return "the connection was closed";
		}
		String message = cause.getMessage();
		return message == null ? cause.getClass().getSimpleName() : message;
	}
}
