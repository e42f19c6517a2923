// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.time.Instant;

import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.TrafficCounts;
import org.osgi.annotation.versioning.ProviderType;

/** One connection of a server. Usable from any thread. */
@ProviderType
public interface ServerConnection {

	/** Which one it is: number, server, peer. */
	ConnectionLabel label();

	/** When it was accepted. */
	Instant since();

	/** What it has carried up to now. */
	TrafficCounts counts();

	/** Begins an orderly close, and returns at once. */
	void close();

	/** Ends it at once with a reset. */
	void abort();
}
