// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.util.List;

import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.internal.TcpMessageServers;
import org.osgi.annotation.versioning.ProviderType;

/** Starts servers, and knows those that run. A service in OSGi; usable from any thread. */
@ProviderType
public interface MessageServers extends AutoCloseable {

	/** The service for a program without OSGi. */
	static MessageServers using(LayoutCatalogue catalogue) {
		return new TcpMessageServers(catalogue);
	}

	/**
	 * Starts a server.
	 *
	 * @return the server, which accepts connections already
	 * @throws TransportException if its address cannot be listened on
	 * @throws IllegalArgumentException if the layout is not known here, or the frame limit does not fit it
	 * @throws IllegalStateException if this was closed
	 */
	MessageServer start(ServerSettings settings, ServerObserver observer) throws TransportException;

	/** The servers that run, in the order of their start. */
	List<MessageServer> running();

	/** Stops all servers. There will be no further ones. */
	@Override
	void close();
}
