// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.traffic.TrafficSink;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens to a server and its connections. Calls about a connection come on that connection's thread, in order, which
 * waits for them: be quick.
 */
@ConsumerType
public interface ServerObserver {

	/** Takes no notice. */
	ServerObserver NONE = new ServerObserver() {
	};

	/** Where the server's messages go; asked once, when the server starts. */
	default TrafficSink traffic() {
		return TrafficSink.NONE;
	}

	/** A peer has connected. */
	default void connected(ServerConnection connection) {
	}

	/** What a peer sent is no message; its connection ends. */
	default void broken(ServerConnection connection, FramingException error) {
	}

	/** A connection has ended: the last call about it. */
	default void ended(ServerConnection connection, Ending ending) {
	}

	/** A connection could not be accepted, or was refused; the server goes on. Called on the server's own thread. */
	default void failed(TransportException failure) {
	}
}
