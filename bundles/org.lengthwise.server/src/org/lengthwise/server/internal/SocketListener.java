// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.transport.SocketWire;
import org.lengthwise.transport.Wire;

/** A TCP port. */
final class SocketListener implements Listener {

	/** So many peers may wait to be accepted: a burst of connections must not be turned away by the system. */
	private static final int BACKLOG = 4096;

	private final ServerSocketChannel channel;
	private final Endpoint address;

	private SocketListener(ServerSocketChannel channel, InetAddress host) throws IOException {
		this.channel = channel;
		Endpoint bound = Endpoint.of((InetSocketAddress) channel.getLocalAddress());
		// the JDK calls all addresses [::] even where 0.0.0.0 was asked for
		this.address = host.isAnyLocalAddress() ? new Endpoint(host.getHostAddress(), bound.port()) : bound;
	}

	static SocketListener open(Endpoint address) throws TransportException {
		try {
			InetAddress host = InetAddress.getByName(address.host());
			return open(new InetSocketAddress(host, address.port()));
		} catch (UnknownHostException e) {
			throw new TransportException(Phase.RESOLVE, address.host(), e);
		} catch (IOException e) {
			throw new TransportException(Phase.LISTEN, address.toString(), e);
		}
	}

	private static SocketListener open(InetSocketAddress address) throws IOException {
		ServerSocketChannel channel = ServerSocketChannel.open();
		try {
			return new SocketListener(channel.bind(address, BACKLOG), address.getAddress());
		} catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	@Override
	public Endpoint address() {
		return address;
	}

	@Override
	public Wire accept() throws IOException {
		SocketChannel accepted = channel.accept();
		try {
			return new SocketWire(accepted);
		} catch (IOException e) {
			accepted.close();
			throw e;
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
