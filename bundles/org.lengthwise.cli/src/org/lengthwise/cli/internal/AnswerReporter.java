// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.Charset;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.BodyText;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;

/** Prints the bodies of the answers and nothing else: what a script wants to read. Failures are told at the end, as one sentence. */
final class AnswerReporter implements Reporter {

	private final PrintWriter out;
	private final Charset charset;

	AnswerReporter(PrintWriter out, Charset charset) {
		this.out = out;
		this.charset = charset;
	}

	@Override
	public void message(ConnectionLabel connection, Direction direction, Message message) {
		if (direction == Direction.IN) {
			out.println(BodyText.print(message.bodyBytes(), charset));
		}
	}

	@Override
	public void listening(Endpoint address) {
		// a client does not listen
	}

	@Override
	public void connected(ConnectionLabel connection) {
		// the answers show it
	}

	@Override
	public void framingError(ConnectionLabel connection, FramingException error) {
		// told at the end
	}

	@Override
	public void error(TransportException failure) {
		// told at the end
	}

	@Override
	public void closed(ConnectionLabel connection, Ending ending) {
		// told at the end if it was unexpected
	}

	@Override
	public void summary(Summary summary) {
		// the answers are all that was asked for
	}
}
