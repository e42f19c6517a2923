// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.QueueDepth;

/** Clients that never get an answer, and end when a test says so. */
final class PendingClients implements MessageClients {

	private final List<Attempt> attempts = new ArrayList<>();

	/** How often somebody began to connect. */
	int attempts() {
		return attempts.size();
	}

	/** Lets the last attempt end, which must have been closed. */
	void endAttempt() {
		attempts.getLast().end();
	}

	@Override
	public MessageClient connect(ClientSettings settings, ClientObserver observer) {
		Attempt attempt = new Attempt(settings, observer, ConnectionLabel.next("a test", settings.server().toString()));
		attempts.add(attempt);
		return attempt;
	}

	@Override
	public List<MessageClient> open() {
		return List.copyOf(attempts);
	}

	@Override
	public void close() {
		// nothing is open
	}

	private static final class Attempt implements MessageClient {

		private final ClientSettings settings;
		private final ClientObserver observer;
		private final ConnectionLabel label;
		private volatile boolean closed;
		private volatile Optional<Ending> ending = Optional.empty();

		Attempt(ClientSettings settings, ClientObserver observer, ConnectionLabel label) {
			this.settings = settings;
			this.observer = observer;
			this.label = label;
		}

		void end() {
			if (!closed) {
				throw new IllegalStateException("nobody closed it");
			}
			Ending ended = Ending.now(By.US, How.NOT_CONNECTED, "connecting was given up");
			ending = Optional.of(ended);
			observer.ended(this, ended);
		}

		@Override
		public ClientSettings settings() {
			return settings;
		}

		@Override
		public ConnectionLabel label() {
			return label;
		}

		@Override
		public State state() {
			return ending.isPresent() ? State.ENDED : State.CONNECTING;
		}

		@Override
		public void awaitConnected() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void send(ByteBuffer body) throws IOException {
			throw new ConnectionClosedException(label.peer());
		}

		@Override
		public QueueDepth queued() {
			return new QueueDepth(0, 0);
		}

		@Override
		public TrafficCounts counts() {
			return TrafficCounts.ZERO;
		}

		@Override
		public PingPong play(PingPongSettings rules, List<ByteBuffer> bodies) throws IOException {
			throw new ConnectionClosedException(label.peer());
		}

		@Override
		public void close() {
			closed = true;
		}

		@Override
		public void abort() {
			closed = true;
		}

		@Override
		public Optional<Ending> ending() {
			return ending;
		}

		@Override
		public Optional<Ending> awaitEnd(Duration period) {
			return ending;
		}
	}
}
