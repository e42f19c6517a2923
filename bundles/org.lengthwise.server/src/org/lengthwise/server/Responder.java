// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.io.IOException;

import org.lengthwise.protocol.Message;
import org.lengthwise.transport.Answers;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a server does with a message. One responder serves all connections of a server, each on the connection's own thread: it may
 * take its time, which holds up that connection alone. If it throws, that connection ends.
 */
@FunctionalInterface
@ConsumerType
public interface Responder {

	/**
	 * Handles one message.
	 *
	 * @param message borrowed: good until this method returns
	 * @param answers takes any number of messages to send back
	 */
	void respond(Message message, Answers answers) throws IOException;
}
