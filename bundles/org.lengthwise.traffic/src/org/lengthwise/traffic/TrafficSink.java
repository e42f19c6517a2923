// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;

import org.lengthwise.protocol.Message;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of the messages of connections.
 *
 * <p>Called on the connections' threads, by several at once; calls of one direction of one connection come in the order of the stream.
 * A connection waits until the call returns: be quick, do not block, do not throw.
 */
@ConsumerType
public interface TrafficSink {

	/** Takes no notice. */
	TrafficSink NONE = new TrafficSink() {

		@Override
		public void message(ConnectionLabel connection, Direction direction, Message message) {
			// nobody looks
		}

		@Override
		public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
			// nobody looks
		}
	};

	/**
	 * A message came or went.
	 *
	 * @param message borrowed: good until this method returns
	 */
	void message(ConnectionLabel connection, Direction direction, Message message);

	/**
	 * Bytes came or went that are no message: those after a framing error, or an incomplete frame at the end of the stream.
	 *
	 * @param bytes borrowed: from position to limit, good until this method returns; to be left as it is, position and limit too
	 * @param reason one sentence for people that says why these bytes are no message
	 */
	void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason);
}
