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
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.ConnectionTraffic;
import org.lengthwise.transport.Answers;
import org.lengthwise.transport.Connection;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.ConnectionHandler;
import org.lengthwise.transport.ConnectionOptions;
import org.lengthwise.transport.Connector;
import org.lengthwise.transport.QueueDepth;
import org.lengthwise.transport.SocketWire;

/** A client: connects and serves the connection, both on the thread that runs it. */
final class TcpMessageClient extends ConnectionTraffic implements MessageClient, ConnectionHandler, Runnable {

	private static final Logger LOG = System.getLogger(TcpMessageClient.class.getName());

	private final ClientSettings settings;
	private final FrameLayout layout;
	private final Connector connector;
	private final ClientObserver observer;
	private final BufferSupply buffers;
	private final Consumer<TcpMessageClient> removal;
	private final CountDownLatch attempted = new CountDownLatch(1);
	private final CountDownLatch over = new CountDownLatch(1);
	/** Guards the change from connecting to connected against a close that comes at that moment. */
	private final ReentrantLock lock = new ReentrantLock();
	private boolean closing;
	private volatile Connection connection;
	private volatile TransportException failure;
	private volatile Ending ending;
	private volatile PingPongGame game;

	/** @param removal is told when this client has ended and its observer knows */
	TcpMessageClient(ClientSettings settings, FrameLayout layout, Connector connector, ClientObserver observer, BufferSupply buffers,
			Consumer<TcpMessageClient> removal) {
		super(ConnectionLabel.next("client of " + settings.server(), settings.server().toString()), observer.traffic());
		this.settings = settings;
		this.layout = layout;
		this.connector = connector;
		this.observer = observer;
		this.buffers = buffers;
		this.removal = removal;
	}

	@Override
	public void run() {
		Connection connected;
		try {
			connected = takeOver(connector.connect());
		} catch (CancellationException e) {
			ended(Ending.now(By.US, How.NOT_CONNECTED, "connecting was given up"));
			return;
		} catch (TransportException e) {
			notConnected(e);
			return;
		} catch (IOException | RuntimeException | Error e) { // whatever it was, nobody shall wait in vain
			notConnected(new TransportException(Phase.CONNECT, settings.server().toString(), e.toString(), e));
			return;
		}
		connected.run();
	}

	/** Makes a connection of a channel; if this client was closed at the last moment, closes the channel. */
	Connection takeOver(SocketChannel channel) throws IOException {
		lock.lock();
		try {
			if (closing) {
				throw new CancellationException();
			}
			ConnectionOptions options = new ConnectionOptions(settings.queue(), ConnectionOptions.DEFAULT.closePeriod());
			connection = new Connection(new SocketWire(channel), layout, this, options, buffers);
			return connection;
		} catch (IOException | RuntimeException | Error e) {
			channel.close();
			throw e;
		} finally {
			lock.unlock();
		}
	}

	private void notConnected(TransportException reason) {
		failure = reason;
		tell(() -> observer.failed(this, reason));
		ended(Ending.now(By.PEER, How.NOT_CONNECTED, reason));
	}

	@Override
	public ClientSettings settings() {
		return settings;
	}

	@Override
	public State state() {
		if (ending != null) {
			return State.ENDED;
		}
		return connection == null ? State.CONNECTING : State.CONNECTED;
	}

	@Override
	public void awaitConnected() throws TransportException, ConnectionClosedException, InterruptedException {
		attempted.await();
		if (failure != null) {
			throw failure;
		}
		if (connection == null) {
			throw new ConnectionClosedException(label().peer());
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
	public PingPong play(PingPongSettings rules, List<ByteBuffer> bodies) throws IOException {
		PingPongGame started;
		lock.lock();
		try {
			if (game != null && !game.isOver()) {
				throw new IllegalStateException("a ping-pong with " + label().peer() + " is being played already");
			}
			started = new PingPongGame(rules, layout, connected(), bodies.size());
			game = started;
		} finally {
			lock.unlock();
		}
		started.start(bodies);
		return started;
	}

	@Override
	public void close() {
		end(open -> open.close("this side closed the connection"));
	}

	@Override
	public void abort() {
		end(open -> open.abort("this side reset the connection"));
	}

	private void end(Consumer<Connection> way) {
		lock.lock();
		try {
			closing = true;
			connector.cancel();
			if (connection != null) {
				way.accept(connection);
			}
		} finally {
			lock.unlock();
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
	public void opened(Connection opened) {
		observer.connected(this);
		attempted.countDown();
	}

	@Override
	public void received(Message message, Answers answers) throws IOException {
		tellReceived(message);
		PingPongGame playing = game;
		if (playing == null || !playing.received(message, answers)) {
			observer.received(this, message);
		}
	}

	@Override
	public void broken(FramingException error, ByteBuffer undecoded) {
		tellUndecoded(undecoded, error.getMessage());
		observer.broken(this, error);
	}

	@Override
	public void unsent(Message message) {
		tell(() -> observer.unsent(this, message));
	}

	@Override
	public void ended(Ending decided) {
		if (decided.how() == How.HANDLER_FAILED) {
			LOG.log(Level.ERROR, "handling a message of " + label().peer() + " failed", decided.cause().orElse(null));
		}
		ending = decided;
		PingPongGame playing = game;
		if (playing != null) {
			playing.connectionEnded();
		}
		tell(() -> observer.ended(this, decided));
		removal.accept(this);
		attempted.countDown();
		over.countDown();
	}

	/** For what must go on, whatever an observer does. */
	private void tell(Runnable call) {
		try {
			call.run();
		} catch (RuntimeException | Error e) {
			LOG.log(Level.ERROR, "an observer of " + label().owner() + " failed", e);
		}
	}

	private Connection connected() throws ConnectionClosedException {
		Connection current = connection;
		if (current == null) {
			throw new ConnectionClosedException(label().peer());
		}
		return current;
	}
}
