// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.time.Instant;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.MessageClient;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.BodyText;
import org.lengthwise.traffic.TrafficSink;
import org.lengthwise.ui.internal.text.Readable;
import org.lengthwise.ui.internal.traffic.LiveTraffic;

/**
 * What is to be known of one connection of a client: since when it is there, what it received, what could not be sent. Usable from any thread;
 * called on the connection's thread it does no more than to note and to tell.
 */
final class ConnectionNotes implements ClientObserver {

	private final LiveTraffic traffic;
	private final Runnable changed;
	private volatile Optional<Instant> since = Optional.empty();
	private volatile Optional<String> refusal = Optional.empty();
	private volatile Optional<String> sendProblem = Optional.empty();
	private volatile Optional<String> received = Optional.empty();

	/** @param changed is called after each change */
	ConnectionNotes(LiveTraffic traffic, Runnable changed) {
		this.traffic = traffic;
		this.changed = changed;
	}

	Optional<Instant> since() {
		return since;
	}

	Optional<String> refusal() {
		return refusal;
	}

	Optional<String> sendProblem() {
		return sendProblem;
	}

	Optional<String> received() {
		return received;
	}

	/** Notes that a message or ball was sent. */
	void sent() {
		sendProblem = Optional.empty();
		changed.run();
	}

	/** Notes why one was not. */
	void notSent(String sentence) {
		sendProblem = Optional.of(sentence);
		changed.run();
	}

	/** Notes why the service does not even try to connect. */
	void refused(String sentence) {
		refusal = Optional.of(sentence);
		changed.run();
	}

	@Override
	public TrafficSink traffic() {
		return traffic.log();
	}

	@Override
	public void connected(MessageClient connection) {
		since = Optional.of(Instant.now());
		traffic.add(connection.label());
		changed.run();
	}

	@Override
	public void received(MessageClient connection, Message message) {
		received = Optional.of(BodyText.preview(message));
		changed.run();
	}

	@Override
	public void unsent(MessageClient connection, Message message) {
		notSent(NLS.bind(Messages.Send_unsent, Readable.count(message.bodyLength())));
	}

	@Override
	public void ended(MessageClient connection, Ending ending) {
		changed.run();
	}
}
