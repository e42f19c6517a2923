// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.transport.Answers;
import org.lengthwise.transport.Connection;
import org.lengthwise.transport.ConnectionHandler;
import org.lengthwise.transport.ConnectionOptions;
import org.lengthwise.transport.SocketWire;

/**
 * The least that can be called a server, on a free port of the loopback interface, for tests of clients: it answers each message of
 * the default layout as a test says, each connection on a thread of its own.
 */
public final class MessagePeer implements AutoCloseable {

	/** What to send back for a message. */
	@FunctionalInterface
	public interface Answering {
		/** Called on the connection's thread; the message is borrowed. */
		void answer(Message message, Answers answers) throws IOException;
	}

	private final ServerSocketChannel channel;
	private final Answering answering;
	private final List<Connection> connections = new CopyOnWriteArrayList<>();
	private final List<Ending> endings = new CopyOnWriteArrayList<>();

	private MessagePeer(ServerSocketChannel channel, Answering answering) {
		this.channel = channel;
		this.answering = answering;
	}

	/** Sends each message back as it is. */
	public static MessagePeer echo() throws IOException {
		return answering((message, answers) -> answers.echo(message));
	}

	/** Answers each message in that way. */
	public static MessagePeer answering(Answering answering) throws IOException {
		ServerSocketChannel channel = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		MessagePeer peer = new MessagePeer(channel, answering);
		Thread.ofVirtual().name("message peer").start(peer::accept);
		return peer;
	}

	/** The port to connect to. */
	public int port() {
		return channel.socket().getLocalPort();
	}

	/** The connections up to now, ended ones too, in the order of their coming. */
	public List<Connection> connections() {
		return connections;
	}

	/** How connections have ended up to now. */
	public List<Ending> endings() {
		return endings;
	}

	/** Ends all connections with a reset, and accepts no more. */
	@Override
	public void close() throws IOException {
		channel.close();
		connections.forEach(connection -> connection.abort("the test is over"));
	}

	private void accept() {
		try {
			while (true) {
				Connection connection = new Connection(new SocketWire(channel.accept()), FrameLayout.u32(), new Handler(),
						ConnectionOptions.DEFAULT, BufferSupply.HEAP);
				connections.add(connection);
				Thread.ofVirtual().name("message peer " + connection.peer()).start(connection);
			}
		} catch (IOException e) {
			// the test is over
		}
	}

	private final class Handler implements ConnectionHandler {

		@Override
		public void received(Message message, Answers answers) throws IOException {
			answering.answer(message, answers);
		}

		@Override
		public void ended(Ending ending) {
			endings.add(ending);
		}
	}
}
