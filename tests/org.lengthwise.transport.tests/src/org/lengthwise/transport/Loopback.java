// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

import org.lengthwise.testkit.ScriptedPeer;

/** A socket's wire and the scripted peer at its other end. */
record Loopback(SocketWire wire, ScriptedPeer peer) implements AutoCloseable {

	static Loopback open() throws IOException {
		try (ServerSocketChannel listener = ServerSocketChannel.open()) {
			listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			ScriptedPeer peer = ScriptedPeer.connectTo(listener.socket().getLocalPort());
			return new Loopback(new SocketWire(listener.accept()), peer);
		}
	}

	/** Ends both sides, whatever a test has left of them. */
	@Override
	public void close() throws IOException {
		wire.close();
		peer.close();
	}
}
