// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.lengthwise.client.ClientObserver;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficCounters;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.traffic.TrafficSink;
import org.lengthwise.transport.Answers;
import org.lengthwise.transport.Connection;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.ConnectionHandler;
import org.lengthwise.transport.ConnectionOptions;
import org.lengthwise.transport.Connector;
import org.lengthwise.transport.Ending;
import org.lengthwise.transport.Ending.By;
import org.lengthwise.transport.Ending.How;
import org.lengthwise.transport.Phase;
import org.lengthwise.transport.QueueDepth;
import org.lengthwise.transport.SocketWire;
import org.lengthwise.transport.TransportException;

/** A client: connects and serves the connection, both on the thread that runs it. */
final class TcpMessageClient implements MessageClient, ConnectionHandler, Runnable {

	private static final Logger LOG = System.getLogger(TcpMessageClient.class.getName());
	private static final String CLOSED_BY_US = "this side closed the connection";

	private final ClientSettings settings;
	private final FrameLayout layout;
	private final Connector connector;
	private final ClientObserver observer;
	private final TrafficSink traffic;
	private final BufferSupply buffers;
	private final Consumer<TcpMessageClient> removal;
	private final ConnectionLabel label;
	private final TrafficCounters counters = new TrafficCounters();
	private final CountDownLatch attempted = new CountDownLatch(1);
	private final CountDownLatch over = new CountDownLatch(1);
	/** Guards the change from connecting to connected against a close that comes at that moment. */
	private final ReentrantLock lock = new ReentrantLock();
	private boolean closing;
	private volatile Connection connection;
	private volatile TransportException failure;
	private volatile Ending ending;
	private volatile PingPongGame game;

	/** @param removal is told when this client has ended */
	TcpMessageClient(ClientSettings settings, FrameLayout layout, Connector connector, ClientObserver observer, BufferSupply buffers,
			Consumer<TcpMessageClient> removal) {
		this.settings = settings;
		this.layout = layout;
		this.connector = connector;
		this.observer = observer;
		this.traffic = observer.traffic();
		this.buffers = buffers;
		this.removal = removal;
		this.label = ConnectionLabel.next("client of " + settings.server(), settings.server().toString());
	}

	@Override
	public void run() {
		try {
			connect().run();
		} catch (CancellationException e) {
			ended(Ending.now(By.US, How.NOT_CONNECTED, "connecting was given up"));
		} catch (TransportException e) {
			failure = e;
			observer.failed(this, e);
			ended(Ending.now(By.PEER, How.NOT_CONNECTED, e));
		}
	}

	private Connection connect() throws TransportException {
		SocketChannel channel = connector.connect();
		lock.lock();
		try {
			ConnectionOptions options = new ConnectionOptions(settings.queue(), ConnectionOptions.DEFAULT.closePeriod());
			connection = new Connection(new SocketWire(channel), layout, this, options, buffers);
			if (closing) {
				connection.close(CLOSED_BY_US);
			}
			return connection;
		} catch (IOException e) {
			throw new TransportException(Phase.CONNECT, settings.server().toString(), e);
		} finally {
			lock.unlock();
		}
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
		if (ending != null) {
			return State.ENDED;
		}
		return attempted.getCount() > 0 ? State.CONNECTING : State.CONNECTED;
	}

	@Override
	public void awaitConnected() throws TransportException, ConnectionClosedException, InterruptedException {
		attempted.await();
		if (failure != null) {
			throw failure;
		}
		if (connection == null) {
			throw new ConnectionClosedException(label.peer());
		}
	}

	@Override
	public void send(ByteBuffer body) throws IOException {
		connected().send(body);
	}

	@Override
	public QueueDepth queued() {
		Connection current = connection;
		return current == null ? new QueueDepth(0, 0) : current.queued();
	}

	@Override
	public TrafficCounts counts() {
		return counters.snapshot();
	}

	@Override
	public PingPong play(PingPongSettings rules, List<ByteBuffer> bodies) throws IOException {
		PingPongGame started;
		lock.lock();
		try {
			if (game != null && !game.isOver()) {
				throw new IllegalStateException("a ping-pong with " + label.peer() + " is being played already");
			}
			started = new PingPongGame(rules, connected(), bodies.size());
			game = started;
		} finally {
			lock.unlock();
		}
		try {
			started.start(bodies);
			return started;
		} catch (IOException | RuntimeException e) {
			started.connectionEnded();
			throw e;
		}
	}

	@Override
	public void close() {
		lock.lock();
		try {
			closing = true;
			connector.cancel();
			if (connection != null) {
				connection.close(CLOSED_BY_US);
			}
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void abort() {
		close();
		Connection current = connection;
		if (current != null) {
			current.abort("this side reset the connection");
		}
	}

	@Override
	public Optional<Ending> ending() {
		return Optional.ofNullable(ending);
	}

	@Override
	public Optional<Ending> awaitEnd(Duration period) throws InterruptedException {
		return over.await(period.toNanos(), TimeUnit.NANOSECONDS) ? ending() : Optional.empty();
	}

	@Override
	public boolean watchesSent() {
		return traffic != TrafficSink.NONE;
	}

	@Override
	public void opened(Connection opened) {
		observer.connected(this);
		attempted.countDown();
	}

	@Override
	public void received(Message message, Answers answers) throws IOException {
		traffic.message(label, Direction.IN, message);
		PingPongGame playing = game;
		if (playing == null || !playing.received(message, answers)) {
			observer.received(this, message);
		}
	}

	@Override
	public void sent(Message message) {
		traffic.message(label, Direction.OUT, message);
	}

	@Override
	public void countReceived(int messages, long bytes) {
		counters.received(messages, bytes);
	}

	@Override
	public void countSent(int messages, long bytes) {
		counters.sent(messages, bytes);
	}

	@Override
	public void broken(FramingException error, ByteBuffer undecoded) {
		traffic.raw(label, Direction.IN, undecoded, error.getMessage());
		observer.broken(this, error);
	}

	@Override
	public void unsent(Message message) {
		observer.unsent(this, message);
	}

	@Override
	public void ended(Ending decided) {
		if (decided.how() == How.HANDLER_FAILED) {
			LOG.log(Level.ERROR, "handling a message of " + label.peer() + " failed", decided.cause().orElse(null));
		}
		ending = decided;
		try {
			removal.accept(this);
			observer.ended(this, decided);
		} finally {
			attempted.countDown();
			over.countDown();
			PingPongGame playing = game;
			if (playing != null) {
				playing.connectionEnded();
			}
		}
	}

	private Connection connected() throws ConnectionClosedException {
		Connection current = connection;
		if (current == null) {
			throw new ConnectionClosedException(label.peer());
		}
		return current;
	}
}
