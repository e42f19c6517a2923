// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClient.State;
import org.lengthwise.client.MessageClients;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.transport.AddressResolver;
import org.lengthwise.transport.BufferPool;
import org.lengthwise.transport.ConnectionOptions;
import org.lengthwise.transport.Connector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Clients on TCP sockets. */
@Component(service = MessageClients.class)
public final class TcpMessageClients implements MessageClients {

	private static final Logger LOG = System.getLogger(TcpMessageClients.class.getName());
	/** So many bytes of idle buffers are kept for all clients together. */
	private static final long POOLED_BYTES = 64L << 20;
	/** What a connection may take beyond its own close period to say that it has ended. */
	private static final Duration GRACE = Duration.ofSeconds(1);

	private final LayoutCatalogue catalogue;
	private final AddressResolver resolver;
	private final BufferPool buffers = new BufferPool(POOLED_BYTES);
	/** Those that have not ended, and those whose observer is being told of their end. */
	private final List<TcpMessageClient> open = new CopyOnWriteArrayList<>();
	/** Guards against a client that comes while all are being closed. */
	private final ReentrantLock lock = new ReentrantLock();
	private boolean closed;

	@Activate
	public TcpMessageClients(@Reference LayoutCatalogue catalogue) {
		this(catalogue, AddressResolver.SYSTEM);
	}

	TcpMessageClients(LayoutCatalogue catalogue, AddressResolver resolver) {
		this.catalogue = catalogue;
		this.resolver = resolver;
	}

	@Override
	public MessageClient connect(ClientSettings settings, ClientObserver observer) {
		FrameLayout layout = catalogue.get(settings.layout()).withLimit(settings.frameLimit());
		Connector connector = new Connector(settings.server(), settings.connectTimeout(), resolver);
		TcpMessageClient client = new TcpMessageClient(settings, layout, connector, observer, buffers, open::remove);
		add(client);
		Thread.ofVirtual().name("client " + settings.server()).start(client);
		return client;
	}

	private void add(TcpMessageClient client) {
		lock.lock();
		try {
			if (closed) {
				throw new IllegalStateException("these clients were closed: nobody connects any more");
			}
			open.add(client);
		} finally {
			lock.unlock();
		}
	}

	@Override
	public List<MessageClient> open() {
		return open.stream().filter(client -> client.state() != State.ENDED).<MessageClient>map(client -> client).toList();
	}

	@Override
	@Deactivate
	public void close() {
		List<TcpMessageClient> closing = openNoMore();
		closing.forEach(MessageClient::close);
		long deadline = System.nanoTime() + ConnectionOptions.DEFAULT.closePeriod().plus(GRACE).toNanos();
		try {
			for (TcpMessageClient client : closing) {
				if (client.awaitEnd(Duration.ofNanos(deadline - System.nanoTime())).isEmpty()) {
					LOG.log(Level.WARNING, "the client of " + client.label().peer() + " does not end");
				}
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private List<TcpMessageClient> openNoMore() {
		lock.lock();
		try {
			closed = true;
			return List.copyOf(open);
		} finally {
			lock.unlock();
		}
	}
}
