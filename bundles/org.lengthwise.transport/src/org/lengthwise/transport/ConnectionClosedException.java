// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;

/** The connection takes no further messages, since it is closing or has ended. Nothing of the message was sent. */
public final class ConnectionClosedException extends IOException {

	private static final long serialVersionUID = 1L;

	/** A message could not be sent to {@code peer} any more. */
	public ConnectionClosedException(String peer) {
		super("the connection to " + peer + " is closed");
	}
}
