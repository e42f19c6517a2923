// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameSizeException;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.QueueDepth;
import org.lengthwise.transport.QueueFullException;
import org.osgi.annotation.versioning.ProviderType;

/** A client: one connection to a server, from the attempt to its end. Usable from any thread; no method waits unless it says so. */
@ProviderType
public interface MessageClient extends AutoCloseable {

	/** Where a client is in its life. */
	enum State {
		/** It looks up the host, or tries its addresses. */
		CONNECTING,
		/** It carries messages. */
		CONNECTED,
		/** It is over. */
		ENDED
	}

	/** What it was started with. */
	ClientSettings settings();

	/** Which connection it is: number, client, server. */
	ConnectionLabel label();

	/** Where it is in its life. */
	State state();

	/**
	 * Waits until the connection is there.
	 *
	 * @throws TransportException if it cannot be had; the message says why
	 * @throws ConnectionClosedException if this client was closed meanwhile
	 */
	void awaitConnected() throws TransportException, ConnectionClosedException, InterruptedException;

	/**
	 * Sends one message. Returns when it is queued, not when it is on the wire; waits if the queue is full and its policy is to wait.
	 *
	 * @param body the body, from its position to its limit, which both stay as they are; it is copied
	 * @throws FrameSizeException if the layout allows no such frame
	 * @throws QueueFullException if the queue is full and its policy is to reject
	 * @throws ConnectionClosedException if there is no connection; nothing of the message was sent
	 */
	void send(ByteBuffer body) throws IOException;

	/** What waits to be written. */
	QueueDepth queued();

	/** What the connection has carried up to now. */
	TrafficCounts counts();

	/**
	 * Starts a ping-pong: sends a message for each body, reverses the body of each message that comes back, and sends that, and so on.
	 *
	 * @throws IOException as {@link #send} does
	 * @throws IllegalStateException if this client plays already
	 */
	PingPong play(PingPongSettings settings, List<ByteBuffer> bodies) throws IOException;

	/** Begins an orderly close, and returns at once; an attempt to connect is given up. */
	@Override
	void close();

	/** Ends the connection at once with a reset. */
	void abort();

	/** How it ended; empty while it has not. */
	Optional<Ending> ending();

	/** Waits until it has ended; empty if that took longer than {@code period}. */
	Optional<Ending> awaitEnd(Duration period) throws InterruptedException;
}
