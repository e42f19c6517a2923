// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.MessageClient;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.transport.Ending;

/** Reports what happens to clients, and counts their errors. */
class ReportedClient implements ClientObserver {

	private final Reporter reporter;
	private final AtomicLong errors = new AtomicLong();

	ReportedClient(Reporter reporter) {
		this.reporter = reporter;
	}

	long errors() {
		return errors.get();
	}

	@Override
	public void connected(MessageClient client) {
		reporter.connected(client.label());
	}

	@Override
	public void broken(MessageClient client, FramingException error) {
		errors.incrementAndGet();
		reporter.framingError(client.label(), error);
	}

	@Override
	public void ended(MessageClient client, Ending ending) {
		if (ending.how() != Ending.How.NOT_CONNECTED) {
			reporter.closed(client.label(), ending);
		}
	}

	/** Throws what ended a connection, if it did not end in order. */
	static void checkOrderly(Ending ending) throws IOException {
		switch (ending.how()) {
			case CLOSED -> {
				// as it should be
			}
			case FRAMING_ERROR, RESET, NOT_CONNECTED, HANDLER_FAILED -> {
				if (ending.cause().orElse(null) instanceof IOException cause) {
					throw cause;
				}
				throw new IOException(ending.reason());
			}
		}
	}
}
