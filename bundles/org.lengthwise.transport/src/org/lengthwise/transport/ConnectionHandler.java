// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What happens on one connection. Each connection has a handler of its own.
 *
 * <p>Called on the connection's thread, except where a method says otherwise; a method that takes its time holds up this connection
 * alone. Messages are borrowed: whoever keeps one beyond the call keeps a {@link Message#copy()}. A method that throws ends the
 * connection with {@link Ending.How#HANDLER_FAILED}.
 */
@ConsumerType
public interface ConnectionHandler {

	/** The connection is open. No message comes before this has returned. */
	default void opened(Connection connection) throws IOException {
	}

	/**
	 * A message came.
	 *
	 * @param answers takes what is to be sent back; it leaves when all messages that have arrived are handled
	 */
	void received(Message message, Answers answers) throws IOException;

	/** Whether {@link #sent} is to be called. Asked once, before {@link #opened}. */
	default boolean watchesSent() {
		return false;
	}

	/**
	 * A message is about to be written. Called in the order of the messages on the wire, by the thread that writes them: the
	 * connection's for answers, else another.
	 */
	default void sent(Message message) {
	}

	/** So many messages of so many bytes in all have been handled: once for all that came with one reading. */
	default void countReceived(int messages, long bytes) {
	}

	/** So many messages of so many bytes in all were written. Called by the thread that wrote them. */
	default void countSent(int messages, long bytes) {
	}

	/**
	 * What came is no message; the connection ends.
	 *
	 * @param undecoded all bytes from the broken frame on that had arrived, borrowed
	 */
	default void broken(FramingException error, ByteBuffer undecoded) {
	}

	/** A message that was taken to be sent was not, or not wholly. Called as the connection ends, or by the sender whose message pushed it out. */
	default void unsent(Message message) {
	}

	/** The connection has ended: the last call. */
	default void ended(Ending ending) {
	}
}
