// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import org.lengthwise.client.ClientSettings;
import org.lengthwise.connection.Endpoint;
import org.osgi.service.prefs.Preferences;

/**
 * A client as the user described it; kept over a restart.
 *
 * @param server host and port to connect to
 * @param frameLimit the largest frame in bytes
 */
public record ClientProfile(Endpoint server, int frameLimit) {

	private static final String HOST = "host";
	private static final String PORT = "port";
	private static final String FRAME_LIMIT = "frameLimit";

	public ClientProfile {
		settings(server, frameLimit); // refuses what cannot be
	}

	/** Reads what {@link #write} wrote. */
	static ClientProfile read(Preferences node) {
		ClientSettings usual = ClientSettings.to(new Endpoint("localhost", Endpoint.DEFAULT_PORT));
		return new ClientProfile(new Endpoint(node.get(HOST, usual.server().host()), node.getInt(PORT, usual.server().port())),
				node.getInt(FRAME_LIMIT, usual.frameLimit()));
	}

	/** Writes it to a node of preferences. */
	void write(Preferences node) {
		node.put(HOST, server.host());
		node.putInt(PORT, server.port());
		node.putInt(FRAME_LIMIT, frameLimit);
	}

	/** What the service connects with. */
	public ClientSettings settings() {
		return settings(server, frameLimit);
	}

	private static ClientSettings settings(Endpoint server, int frameLimit) {
		return ClientSettings.to(server).withFrameLimit(frameLimit);
	}
}
