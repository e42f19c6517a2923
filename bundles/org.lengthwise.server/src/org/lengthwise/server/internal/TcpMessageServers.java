// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.transport.BufferPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Servers on TCP sockets. */
@Component(service = MessageServers.class)
public final class TcpMessageServers implements MessageServers {

	/** So many bytes of idle buffers are kept for all servers together. */
	private static final long POOLED_BYTES = 64L << 20;

	private final LayoutCatalogue catalogue;
	private final BufferPool buffers = new BufferPool(POOLED_BYTES);
	private final List<MessageServer> running = new CopyOnWriteArrayList<>();
	/** Guards against a server that comes while all are being stopped. */
	private final ReentrantLock lock = new ReentrantLock();
	private boolean closed;

	@Activate
	public TcpMessageServers(@Reference LayoutCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public MessageServer start(ServerSettings settings, ServerObserver observer) throws TransportException {
		FrameLayout layout = catalogue.get(settings.layout()).withLimit(settings.frameLimit());
		Serving serving = new Serving(layout, settings.responder(), observer, observer.traffic(), buffers);
		AcceptingServer server = new AcceptingServer(settings, serving, SocketListener.open(settings.address()), running::remove);
		try {
			add(server);
		} catch (IllegalStateException e) {
			server.close();
			throw e;
		}
		server.start();
		return server;
	}

	private void add(MessageServer server) {
		lock.lock();
		try {
			if (closed) {
				throw new IllegalStateException("these servers were closed: none is started any more");
			}
			running.add(server);
		} finally {
			lock.unlock();
		}
	}

	@Override
	public List<MessageServer> running() {
		return List.copyOf(running);
	}

	@Override
	@Deactivate
	public void close() {
		startNoMore();
		running.forEach(MessageServer::close);
	}

	private void startNoMore() {
		lock.lock();
		try {
			closed = true;
		} finally {
			lock.unlock();
		}
	}
}
