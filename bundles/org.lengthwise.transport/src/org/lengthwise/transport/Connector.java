// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;

/**
 * Opens one connection: resolves the host to all its addresses, and tries them in order until one answers.
 *
 * <p>{@link #connect()} waits, and is called once, by the thread that will own the connection; {@link #cancel()} by any other.
 */
public final class Connector {

	private final Endpoint endpoint;
	private final Duration timeout;
	private final AddressResolver resolver;
	private final ReentrantLock lock = new ReentrantLock();
	private SocketChannel attempt;
	private boolean cancelled;

	/** A connector that gives each address {@code timeout} to answer. */
	public Connector(Endpoint endpoint, Duration timeout) {
		this(endpoint, timeout, AddressResolver.SYSTEM);
	}

	/** A connector with another way to find addresses. */
	public Connector(Endpoint endpoint, Duration timeout, AddressResolver resolver) {
		this.endpoint = endpoint;
		this.timeout = timeout;
		this.resolver = resolver;
	}

	/**
	 * Connects.
	 *
	 * @return a connected channel in blocking mode
	 * @throws TransportException if the host has no address, or none of its addresses answers; the message has a reason per address
	 * @throws CancellationException if {@link #cancel()} was called
	 */
	public SocketChannel connect() throws TransportException {
		List<String> reasons = new ArrayList<>();
		IOException first = null;
		InetAddress[] addresses = resolve();
		for (InetAddress address : addresses) {
			try {
				return connect(address);
			} catch (IOException e) {
				checkCancelled();
				first = first == null ? e : first;
				String reason = TransportException.reason(e);
				reasons.add(addresses.length == 1 ? reason : address.getHostAddress() + ": " + reason);
			}
		}
		throw new TransportException(Phase.CONNECT, endpoint.toString(), String.join("; ", reasons), first);
	}

	/** Gives up: a {@link #connect()} that waits ends at once, or, if it waits for a name to be resolved, as soon as that is done. */
	public void cancel() {
		lock.lock();
		try {
			cancelled = true;
			if (attempt != null) {
				attempt.close();
			}
		} catch (IOException e) {
			// closing a channel that is not connected yet has nothing to lose
		} finally {
			lock.unlock();
		}
	}

	private InetAddress[] resolve() throws TransportException {
		try {
			return resolver.resolve(endpoint.host());
		} catch (UnknownHostException e) {
			throw new TransportException(Phase.RESOLVE, endpoint.host(), e);
		} finally {
			checkCancelled();
		}
	}

	private SocketChannel connect(InetAddress address) throws IOException {
		SocketChannel channel = SocketChannel.open();
		try {
			watch(channel);
			channel.socket().connect(new InetSocketAddress(address, endpoint.port()), (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE));
			watch(null);
			return channel;
		} catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	/** Lets {@link #cancel()} close this attempt, unless it has come before. */
	private void watch(SocketChannel channel) {
		lock.lock();
		try {
			checkCancelled();
			attempt = channel;
		} finally {
			lock.unlock();
		}
	}

	private void checkCancelled() {
		lock.lock();
		try {
			if (cancelled) {
				throw new CancellationException("connecting to " + endpoint + " was cancelled");
			}
		} finally {
			lock.unlock();
		}
	}
}
