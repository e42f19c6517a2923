// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClient.State;
import org.lengthwise.client.MessageClients;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;

/** Clients that never get an answer, and end when a test says so. */
final class PendingClients implements MessageClients {

	private final List<Attempt> attempts = new ArrayList<>();
	private final CountDownLatch sendsFail = new CountDownLatch(1);
	private final AtomicInteger failedSends = new AtomicInteger();

	/** How often somebody began to connect. */
	int attempts() {
		return attempts.size();
	}

	/** Lets the last attempt end, which must have been closed. */
	void endAttempt() {
		attempts.getLast().end();
	}

	/** Lets every message that is sent fail; until then it waits. */
	void failSends() {
		sendsFail.countDown();
	}

	/** How many have failed. */
	int failedSends() {
		return failedSends.get();
	}

	/** Tells the last attempt's observer that a message was not sent. */
	void tellUnsent(int bodyLength) {
		byte[] frame = new byte[FrameLayout.u32().headerLength() + bodyLength];
		Message message = new Message(FrameLayout.u32(), ByteBuffer.wrap(frame), 0, frame.length);
		attempts.getLast().observer.unsent(attempts.getLast().client, message);
	}

	private Object fail() throws IOException, InterruptedException {
		sendsFail.await();
		failedSends.incrementAndGet();
		throw new IOException("the connection has ended");
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
	private final class Attempt implements InvocationHandler {

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
		public Object invoke(Object proxy, Method method, Object[] args) throws IOException, InterruptedException {
			return switch (method.getName()) {
				case "label" -> label;
				case "state" -> ending.isPresent() ? State.ENDED : State.CONNECTING;
				case "counts" -> TrafficCounts.ZERO;
				case "ending" -> ending;
				case "send" -> fail();
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
