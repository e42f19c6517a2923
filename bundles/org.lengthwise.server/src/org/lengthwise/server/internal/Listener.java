// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import java.io.IOException;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.transport.Wire;

/** Where peers connect. */
interface Listener {

	/** The address peers connect to, with the real port. */
	Endpoint address();

	/**
	 * Waits for the next peer.
	 *
	 * @throws java.nio.channels.ClosedChannelException if this listener was closed
	 * @throws IOException if this one connection could not be accepted
	 */
	Wire accept() throws IOException;

	/** Lets no more peers in, and ends an {@link #accept()} that waits. */
	void close() throws IOException;
}
