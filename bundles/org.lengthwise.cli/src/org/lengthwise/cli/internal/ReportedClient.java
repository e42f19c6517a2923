// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.concurrent.atomic.AtomicLong;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.MessageClient;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FramingException;

/** Reports what happens to clients, and counts their errors. */
class ReportedClient implements ClientObserver {

	private final Reporter reporter;
	private final AtomicLong connections = new AtomicLong();
	private final AtomicLong errors = new AtomicLong();

	ReportedClient(Reporter reporter) {
		this.reporter = reporter;
	}

	/** Connections that came about. */
	long connections() {
		return connections.get();
	}

	/** Connections that failed, were refused, or on which the framing broke. */
	long errors() {
		return errors.get();
	}

	@Override
	public void connected(MessageClient client) {
		connections.incrementAndGet();
		reporter.connected(client.label());
	}

	@Override
	public void broken(MessageClient client, FramingException error) {
		reporter.framingError(client.label(), error);
	}

	@Override
	public void ended(MessageClient client, Ending ending) {
		if (ending.cause().isPresent()) {
			errors.incrementAndGet();
		}
		if (ending.how() != Ending.How.NOT_CONNECTED) {
			reporter.closed(client.label(), ending);
		}
	}
}
