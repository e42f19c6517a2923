// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;

/** Prints what happens. Called from connections' threads too, by several at once. */
interface Reporter {

	/** A server accepts connections there. */
	void listening(Endpoint address);

	/** A connection is open. */
	void connected(ConnectionLabel connection);

	/** A message came or went; borrowed. */
	void message(ConnectionLabel connection, Direction direction, Message message);

	/** What a peer sent is no message. */
	void framingError(ConnectionLabel connection, FramingException error);

	/** The network failed. */
	void error(TransportException failure);

	/** A connection has ended. */
	void closed(ConnectionLabel connection, Ending ending);

	/** The end of the command. */
	void summary(Summary summary);
}
