// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.io.IOException;
import java.util.Locale;

import org.lengthwise.protocol.Message;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.transport.Answers;

/** The responders that every server has. */
public enum StandardResponder implements Responder {

	/** Sends each message back, byte for byte. */
	ECHO {
		@Override
		public void respond(Message message, Answers answers) throws IOException {
			answers.echo(message);
		}
	},

	/** Sends each message back with its body reversed by bytes. */
	REVERSE {
		@Override
		public void respond(Message message, Answers answers) throws IOException {
			answers.answer(message, Reversal.BYTES);
		}
	},

	/** Sends nothing back. */
	DISCARD {
		@Override
		public void respond(Message message, Answers answers) {
			// nothing is the answer
		}
	};

	/** The name in lower case, as on the command line. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
