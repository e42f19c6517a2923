// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClient.State;
import org.lengthwise.client.MessageClients;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;

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
		Attempt attempt = new Attempt(settings, observer);
		attempts.add(attempt);
		return attempt.client;
	}

	@Override
	public List<MessageClient> open() {
		return attempts.stream().map(attempt -> attempt.client).toList();
	}

	@Override
	public void close() {
		// nothing is open
	}

	/** A client of which nobody wants to know more than how far it is. */
	private static final class Attempt implements InvocationHandler {

		private final ClientObserver observer;
		private final ConnectionLabel label;
		private final MessageClient client;
		private volatile boolean closed;
		private volatile Optional<Ending> ending = Optional.empty();

		Attempt(ClientSettings settings, ClientObserver observer) {
			this.observer = observer;
			label = ConnectionLabel.next("a test", settings.server().toString());
			client = (MessageClient) Proxy.newProxyInstance(MessageClient.class.getClassLoader(), new Class<?>[] { MessageClient.class }, this);
		}

		@Override
		public Object invoke(Object proxy, Method method, Object[] args) {
			return switch (method.getName()) {
				case "label" -> label;
				case "state" -> ending.isPresent() ? State.ENDED : State.CONNECTING;
				case "counts" -> TrafficCounts.ZERO;
				case "ending" -> ending;
				case "close" -> {
					closed = true;
					yield null;
				}
				default -> throw new UnsupportedOperationException(method.toString());
			};
		}

		void end() {
			if (!closed) {
				throw new IllegalStateException("nobody closed it");
			}
			Ending ended = Ending.now(By.US, How.NOT_CONNECTED, "connecting was given up");
			ending = Optional.of(ended);
			observer.ended(client, ended);
		}
	}
}
