// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.util.Objects;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;

/**
 * What a server is to be. A value; start from {@link #DEFAULT} and change what is to be different.
 *
 * @param address where to listen; port 0 means any free port
 * @param layout name of a layout in the catalogue
 * @param frameLimit the largest frame in bytes, instead of the layout's own limit
 * @param responder what to do with each message
 * @param maxConnections how many connections may be open at once, at least 1; further ones are closed at once
 */
public record ServerSettings(Endpoint address, String layout, int frameLimit, Responder responder, int maxConnections) {

	/** Loopback only, port 9898, the default layout, echo, 20,000 connections. */
	public static final ServerSettings DEFAULT = new ServerSettings(new Endpoint("127.0.0.1", Endpoint.DEFAULT_PORT),
			LayoutCatalogue.DEFAULT_LAYOUT, FrameLayout.DEFAULT_LIMIT, StandardResponder.ECHO, 20_000);

	public ServerSettings {
		Objects.requireNonNull(address, "address");
		Objects.requireNonNull(layout, "layout");
		Objects.requireNonNull(responder, "responder");
		if (frameLimit < 1) {
			throw new IllegalArgumentException("frames of at most " + frameLimit + " bytes: at least 1 is needed");
		}
		if (maxConnections < 1) {
			throw new IllegalArgumentException("at most " + maxConnections + " connections: at least 1 is needed");
		}
	}

	/** The same at another address. */
	public ServerSettings at(Endpoint other) {
		return new ServerSettings(other, layout, frameLimit, responder, maxConnections);
	}

	/** The same on another port. */
	public ServerSettings onPort(int port) {
		return at(new Endpoint(address.host(), port));
	}

	/** The same with another layout. */
	public ServerSettings withLayout(String name) {
		return new ServerSettings(address, name, frameLimit, responder, maxConnections);
	}

	/** The same with another limit for a frame, in bytes. */
	public ServerSettings withFrameLimit(int bytes) {
		return new ServerSettings(address, layout, bytes, responder, maxConnections);
	}

	/** The same with another responder. */
	public ServerSettings withResponder(Responder other) {
		return new ServerSettings(address, layout, frameLimit, other, maxConnections);
	}

	/** The same with another limit for connections. */
	public ServerSettings withMaxConnections(int connections) {
		return new ServerSettings(address, layout, frameLimit, responder, connections);
	}
}
