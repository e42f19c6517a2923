// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.ConnectionTraffic;
import org.lengthwise.transport.Answers;
import org.lengthwise.transport.Connection;
import org.lengthwise.transport.ConnectionHandler;
import org.lengthwise.transport.ConnectionOptions;
import org.lengthwise.transport.Wire;

/** One connection of a server: gives each message to the responder, and tells the observer. */
final class ServedConnection extends ConnectionTraffic implements ConnectionHandler, ServerConnection, Runnable {

	private static final Logger LOG = System.getLogger(ServedConnection.class.getName());

	private final Instant since = Instant.now();
	private final Serving serving;
	private final Consumer<ServedConnection> removal;
	private final Connection connection;

	/** @param removal is told when this connection has ended */
	ServedConnection(Wire wire, String server, Serving serving, Consumer<ServedConnection> removal) {
		super(ConnectionLabel.next(server, wire.peer()), serving.traffic());
		this.serving = serving;
		this.removal = removal;
		this.connection = new Connection(wire, serving.layout(), this, ConnectionOptions.DEFAULT, serving.buffers());
	}

	@Override
	public void run() {
		connection.run();
	}

	@Override
	public Instant since() {
		return since;
	}

	@Override
	public void close() {
		close("this side closed the connection");
	}

	void close(String reason) {
		connection.close(reason);
	}

	@Override
	public void abort() {
		connection.abort("this side reset the connection");
	}

	/** Whether it has ended within that period. */
	boolean awaitEnd(Duration period) throws InterruptedException {
		return connection.awaitEnd(period).isPresent();
	}

	@Override
	public void opened(Connection opened) {
		serving.observer().connected(this);
	}

	@Override
	public void received(Message message, Answers answers) throws IOException {
		tellReceived(message);
		serving.responder().respond(message, answers);
	}

	@Override
	public void broken(FramingException error, ByteBuffer undecoded) {
		tellUndecoded(undecoded, error.getMessage());
		serving.observer().broken(this, error);
	}

	@Override
	public void ended(Ending ending) {
		if (ending.how() == Ending.How.HANDLER_FAILED) {
			LOG.log(Level.ERROR, "serving " + label().peer() + " failed", ending.cause().orElse(null));
		}
		removal.accept(this);
		try {
			serving.observer().ended(this, ending);
		} catch (RuntimeException | Error e) {
			LOG.log(Level.ERROR, "an observer of " + label().owner() + " failed", e);
		}
	}
}
