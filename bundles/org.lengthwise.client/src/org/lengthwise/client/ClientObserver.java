// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.TrafficSink;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told what happens to a client, on its connection's thread, in order; that one waits for each call: be quick. */
@ConsumerType
public interface ClientObserver {

	/** Takes no notice. */
	ClientObserver NONE = new ClientObserver() {
	};

	/** Where the client's messages go; asked once, before it connects. */
	default TrafficSink traffic() {
		return TrafficSink.NONE;
	}

	/** The client has connected. */
	default void connected(MessageClient client) {
	}

	/** The client could not connect; {@link #ended} follows. */
	default void failed(MessageClient client, TransportException failure) {
	}

	/**
	 * A message came that no ping-pong was waiting for.
	 *
	 * @param message borrowed: good until this method returns
	 */
	default void received(MessageClient client, Message message) {
	}

	/** What the server sent is no message; the connection ends. */
	default void broken(MessageClient client, FramingException error) {
	}

	/** A message that was taken to be sent was not, or not wholly; borrowed. */
	default void unsent(MessageClient client, Message message) {
	}

	/** The connection has ended, or never came about: the last call. */
	default void ended(MessageClient client, Ending ending) {
	}
}
