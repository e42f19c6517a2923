// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.transport.ConnectionOptions;
import org.lengthwise.transport.Endpoint;
import org.lengthwise.transport.Phase;
import org.lengthwise.transport.TransportException;
import org.lengthwise.transport.Wire;

/**
 * A server: one thread accepts, each connection is served by a virtual thread of its own.
 */
final class AcceptingServer implements MessageServer {

	private static final Logger LOG = System.getLogger(AcceptingServer.class.getName());
	/** The first pause after a failed accept; each further one is twice as long, up to the longest. */
	private static final long FIRST_PAUSE_MILLIS = 10;
	private static final long LONGEST_PAUSE_MILLIS = 1_000;
	/** What a connection may take beyond its own close period to say that it has ended. */
	private static final Duration GRACE = Duration.ofSeconds(1);

	private final ServerSettings settings;
	private final FrameLayout layout;
	private final Listener listener;
	private final ServerObserver observer;
	private final BufferSupply buffers;
	private final Consumer<MessageServer> stopped;
	private final Thread acceptor;
	private final CountDownLatch stopping = new CountDownLatch(1);
	private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();
	private final AtomicLong accepted = new AtomicLong();
	private final ReentrantLock countsLock = new ReentrantLock();
	private TrafficCounts endedCounts = TrafficCounts.ZERO;

	AcceptingServer(ServerSettings settings, FrameLayout layout, Listener listener, ServerObserver observer, BufferSupply buffers,
			Consumer<MessageServer> stopped) {
		this.settings = settings;
		this.layout = layout;
		this.listener = listener;
		this.observer = observer;
		this.buffers = buffers;
		this.stopped = stopped;
		this.acceptor = Thread.ofPlatform().name("server " + listener.address().port()).unstarted(this::accept);
	}

	void start() {
		acceptor.start();
	}

	@Override
	public ServerSettings settings() {
		return settings;
	}

	@Override
	public Endpoint address() {
		return listener.address();
	}

	@Override
	public boolean isRunning() {
		return stopping.getCount() > 0;
	}

	@Override
	public List<ServerConnection> connections() {
		return List.copyOf(connections);
	}

	@Override
	public long accepted() {
		return accepted.get();
	}

	@Override
	public TrafficCounts counts() {
		countsLock.lock();
		try {
			return connections.stream().map(ServerConnection::counts).reduce(endedCounts, TrafficCounts::plus);
		} finally {
			countsLock.unlock();
		}
	}

	@Override
	public void close() {
		stopping.countDown();
		try {
			listener.close();
			acceptor.join(); // after this no connection can be added behind our back
			List<ServedConnection> open = new ArrayList<>(connections);
			open.forEach(connection -> connection.close("the server was stopped"));
			awaitEnd(open);
		} catch (IOException e) {
			LOG.log(Level.WARNING, "closing the port of " + acceptor.getName() + " failed", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			stopped.accept(this);
		}
	}

	private static void awaitEnd(List<ServedConnection> open) throws InterruptedException {
		long deadline = System.nanoTime() + ConnectionOptions.DEFAULT.closePeriod().plus(GRACE).toNanos();
		for (ServedConnection connection : open) {
			if (!connection.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))) {
				LOG.log(Level.WARNING, "the responder still holds up the connection to " + connection.label().peer());
			}
		}
	}

	private void accept() {
		long pause = FIRST_PAUSE_MILLIS;
		while (isRunning()) {
			try {
				admit(listener.accept());
				pause = FIRST_PAUSE_MILLIS;
			} catch (ClosedChannelException e) {
				return;
			} catch (IOException e) {
				report(new TransportException(Phase.ACCEPT, address().toString(), e));
				await(pause);
				pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
			}
		}
	}

	private void admit(Wire wire) throws IOException {
		if (connections.size() >= settings.maxConnections()) {
			wire.close();
			report(new TransportException(Phase.ACCEPT, address().toString(),
					"refused " + wire.peer() + ", since all " + settings.maxConnections() + " connections are in use", null));
			return;
		}
		accepted.incrementAndGet();
		ServedConnection connection = new ServedConnection(wire, layout, settings.responder(), acceptor.getName(), observer, buffers,
				this::remove);
		connections.add(connection);
		Thread.ofVirtual().name("connection " + wire.peer()).start(connection);
	}

	private void remove(ServedConnection connection) {
		countsLock.lock();
		try {
			if (connections.remove(connection)) {
				endedCounts = endedCounts.plus(connection.counts());
			}
		} finally {
			countsLock.unlock();
		}
	}

	/** Tells the observer; whatever it does, the acceptor goes on. */
	private void report(TransportException failure) {
		try {
			observer.failed(failure);
		} catch (RuntimeException e) {
			LOG.log(Level.ERROR, "an observer of " + acceptor.getName() + " failed", e);
		}
	}

	private void await(long millis) {
		try {
			stopping.await(millis, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
