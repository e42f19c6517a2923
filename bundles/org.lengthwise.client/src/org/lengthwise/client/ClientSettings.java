// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import java.time.Duration;
import java.util.Objects;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.transport.QueueLimits;

/**
 * What a client connects to, and how. A value; start from {@link #to} and change what is to be different.
 *
 * @param server host and port
 * @param layout name of a layout in the catalogue
 * @param frameLimit the largest frame in bytes, instead of the layout's own limit
 * @param connectTimeout what each address of the host gets to answer, at least a millisecond
 * @param queue how much may wait to be written
 */
public record ClientSettings(Endpoint server, String layout, int frameLimit, Duration connectTimeout, QueueLimits queue) {

	public ClientSettings {
		Objects.requireNonNull(server, "server");
		Objects.requireNonNull(layout, "layout");
		Objects.requireNonNull(queue, "queue");
		if (server.port() == 0) {
			throw new IllegalArgumentException("port 0 of " + server.host() + ": 1 to 65535 can be connected to");
		}
		if (frameLimit < 1) {
			throw new IllegalArgumentException("frames of at most " + frameLimit + " bytes: at least 1 is needed");
		}
		if (connectTimeout.toMillis() < 1) {
			throw new IllegalArgumentException("a timeout of " + connectTimeout + ": at least a millisecond is needed");
		}
	}

	/** The default layout and limits, and ten seconds to connect. */
	public static ClientSettings to(Endpoint server) {
		return new ClientSettings(server, LayoutCatalogue.DEFAULT_LAYOUT, FrameLayout.DEFAULT_LIMIT, Duration.ofSeconds(10),
				QueueLimits.DEFAULT);
	}

	/** The same with another layout. */
	public ClientSettings withLayout(String name) {
		return new ClientSettings(server, name, frameLimit, connectTimeout, queue);
	}

	/** The same with another limit for a frame, in bytes. */
	public ClientSettings withFrameLimit(int bytes) {
		return new ClientSettings(server, layout, bytes, connectTimeout, queue);
	}

	/** The same with another time to connect. */
	public ClientSettings withConnectTimeout(Duration timeout) {
		return new ClientSettings(server, layout, frameLimit, timeout, queue);
	}

	/** The same with other limits for what waits to be written. */
	public ClientSettings withQueue(QueueLimits limits) {
		return new ClientSettings(server, layout, frameLimit, connectTimeout, limits);
	}
}
