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

import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.transport.ConnectionOptions;
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
	private static final String STOPPED = "the server was stopped";

	private final ServerSettings settings;
	private final Serving serving;
	private final Listener listener;
	private final Consumer<MessageServer> stopped;
	private final Thread acceptor;
	private final CountDownLatch stopping = new CountDownLatch(1);
	/** The open ones. */
	private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();
	/** Those and the ones of whose end the observer is being told: whoever stops the server waits for that too. */
	private final Set<ServedConnection> served = ConcurrentHashMap.newKeySet();
	private final AtomicLong accepted = new AtomicLong();
	private final ReentrantLock countsLock = new ReentrantLock();
	private TrafficCounts endedCounts = TrafficCounts.ZERO;

	/** @param stopped is told when this server has stopped */
	AcceptingServer(ServerSettings settings, Serving serving, Listener listener, Consumer<MessageServer> stopped) {
		this.settings = settings;
		this.serving = serving;
		this.listener = listener;
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
		closePort();
		try {
			if (Thread.currentThread() != acceptor) {
				acceptor.join(); // after this no connection can be added behind our back
			}
			awaitEnd(closeConnections());
		} catch (InterruptedException e) {
			closeConnections();
			Thread.currentThread().interrupt();
		} finally {
			stopped.accept(this);
		}
	}

	private void closePort() {
		try {
			listener.close();
		} catch (IOException e) {
			LOG.log(Level.WARNING, "closing the port of " + acceptor.getName() + " failed", e);
		}
	}

	private List<ServedConnection> closeConnections() {
		List<ServedConnection> closing = new ArrayList<>(served);
		closing.forEach(connection -> connection.close(STOPPED));
		return closing;
	}

	private static void awaitEnd(List<ServedConnection> closing) throws InterruptedException {
		long deadline = System.nanoTime() + ConnectionOptions.DEFAULT.closePeriod().plus(GRACE).toNanos();
		for (ServedConnection connection : closing) {
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
			} catch (IOException | RuntimeException | Error e) {
				report(failure(e)); // memory for one more connection can be missing too: the others go on, and so does this thread
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
		try {
			serve(wire);
		} catch (RuntimeException | Error e) {
			wire.close();
			throw e;
		}
	}

	private void serve(Wire wire) {
		ServedConnection connection = new ServedConnection(wire, acceptor.getName(), serving, this::remove);
		accepted.incrementAndGet();
		served.add(connection);
		connections.add(connection);
		Thread.ofVirtual().name("connection " + wire.peer()).start(() -> {
			connection.run();
			served.remove(connection);
		});
		if (!isRunning()) {
			connection.close(STOPPED); // it came between the end of accepting and the last look at the connections
		}
	}

	private TransportException failure(Throwable cause) {
		return cause instanceof IOException e
				? new TransportException(Phase.ACCEPT, address().toString(), e)
				: new TransportException(Phase.ACCEPT, address().toString(), cause.toString(), cause);
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
			serving.observer().failed(failure);
		} catch (RuntimeException | Error e) {
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
