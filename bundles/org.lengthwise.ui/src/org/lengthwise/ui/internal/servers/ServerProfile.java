// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.util.Objects;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.server.StandardResponder;
import org.osgi.service.prefs.Preferences;

/**
 * A server as the user described it; kept over a restart.
 *
 * @param name what the user calls it
 * @param address where it listens; port 0 means any free port
 * @param responder what it does with each message
 * @param frameLimit the largest frame in bytes
 * @param maxConnections how many connections may be open at once
 */
public record ServerProfile(String name, Endpoint address, StandardResponder responder, int frameLimit, int maxConnections) {

	private static final String NAME = "name";
	private static final String HOST = "host";
	private static final String PORT = "port";
	private static final String RESPONDER = "responder";
	private static final String FRAME_LIMIT = "frameLimit";
	private static final String MAX_CONNECTIONS = "maxConnections";

	public ServerProfile {
		Objects.requireNonNull(responder, "responder");
		if (name.isBlank()) {
			throw new IllegalArgumentException("the server has no name: give it one");
		}
		settings(address, responder, frameLimit, maxConnections); // refuses what cannot be
	}

	/** Reads what {@link #write} wrote. */
	static ServerProfile read(Preferences node) {
		ServerSettings usual = ServerSettings.DEFAULT;
		return new ServerProfile(node.get(NAME, ""), new Endpoint(node.get(HOST, usual.address().host()), node.getInt(PORT, usual.address().port())),
				StandardResponder.valueOf(node.get(RESPONDER, StandardResponder.ECHO.name())), node.getInt(FRAME_LIMIT, usual.frameLimit()),
				node.getInt(MAX_CONNECTIONS, usual.maxConnections()));
	}

	/** Writes it to a node of preferences. */
	void write(Preferences node) {
		node.put(NAME, name);
		node.put(HOST, address.host());
		node.putInt(PORT, address.port());
		node.put(RESPONDER, responder.name());
		node.putInt(FRAME_LIMIT, frameLimit);
		node.putInt(MAX_CONNECTIONS, maxConnections);
	}

	/** Whether nobody but programs of this computer can connect, as far as the address says so without looking it up. */
	public boolean isLoopbackOnly() {
		String host = address.host();
		return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
	}

	/** What the service starts. */
	public ServerSettings settings() {
		return settings(address, responder, frameLimit, maxConnections);
	}

	private static ServerSettings settings(Endpoint address, StandardResponder responder, int frameLimit, int maxConnections) {
		return ServerSettings.DEFAULT.at(address).withResponder(responder).withFrameLimit(frameLimit).withMaxConnections(maxConnections);
	}
}
