// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import java.util.List;

import org.lengthwise.client.internal.TcpMessageClients;
import org.lengthwise.protocol.LayoutCatalogue;
import org.osgi.annotation.versioning.ProviderType;

/** Opens clients, and knows those that are open. A service in OSGi; usable from any thread. */
@ProviderType
public interface MessageClients extends AutoCloseable {

	/** The service for a program without OSGi. */
	static MessageClients using(LayoutCatalogue catalogue) {
		return new TcpMessageClients(catalogue);
	}

	/**
	 * Starts to connect, on a thread of the client's own, and returns at once.
	 *
	 * @throws IllegalArgumentException if the layout is not known here, or the frame limit does not fit it
	 * @throws IllegalStateException if this was closed
	 */
	MessageClient connect(ClientSettings settings, ClientObserver observer);

	/** The clients that have not ended, in the order of their start. */
	List<MessageClient> open();

	/** Closes all clients in order, and waits until that is done. There will be no further ones. */
	@Override
	void close();
}
