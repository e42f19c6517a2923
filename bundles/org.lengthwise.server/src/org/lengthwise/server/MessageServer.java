// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.util.List;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.traffic.TrafficCounts;
import org.osgi.annotation.versioning.ProviderType;

/** A running server. Usable from any thread. */
@ProviderType
public interface MessageServer extends AutoCloseable {

	/** What it was started with. */
	ServerSettings settings();

	/** Where it listens, with the real port. */
	Endpoint address();

	/** Whether it accepts connections. */
	boolean isRunning();

	/** The open connections, in no particular order. */
	List<? extends ServerConnection> connections();

	/** How many connections it has accepted up to now. */
	long accepted();

	/** What all its connections have carried up to now, ended ones too. */
	TrafficCounts counts();

	/**
	 * Stops: accepts no more, closes each connection in order, and waits until that is done; what takes longer than the close period is
	 * cut. The port can be used again at once. Without effect on a server that was stopped.
	 *
	 * <p>A responder or an observer that calls this waits for itself, and so for the whole close period.
	 */
	@Override
	void close();
}
