// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.lengthwise.connection.Endpoint;

/** A connected socket as a wire. The threads that read and write wait in the socket's channel; virtual ones cost little there. */
public final class SocketWire implements Wire {

	private final SocketChannel channel;
	private final String peer;

	/**
	 * Takes over a connected channel in blocking mode, and turns off Nagle's algorithm: frames are gathered here.
	 *
	 * @throws IOException if the peer has gone already
	 */
	public SocketWire(SocketChannel channel) throws IOException {
		this.channel = channel;
		this.peer = Endpoint.of((InetSocketAddress) channel.getRemoteAddress()).toString();
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return channel.read(target);
	}

	@Override
	public long write(ByteBuffer[] sources, int count) throws IOException {
		return count == 1 ? channel.write(sources[0]) : channel.write(sources, 0, count);
	}

	@Override
	public void shutdownOutput() throws IOException {
		channel.shutdownOutput();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}

	@Override
	public void abort() throws IOException {
		channel.setOption(StandardSocketOptions.SO_LINGER, 0);
		channel.close();
	}

	@Override
	public String peer() {
		return peer;
	}
}
