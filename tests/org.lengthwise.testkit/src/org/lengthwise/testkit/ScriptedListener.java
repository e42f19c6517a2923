// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A raw TCP server on a free port of the loopback interface, for tests of what connects. */
public final class ScriptedListener implements AutoCloseable {

	private final ServerSocket socket;

	private ScriptedListener(ServerSocket socket) {
		this.socket = socket;
	}

	/** Listens from now on; connections are accepted by the system, and wait for {@link #accept()}. */
	public static ScriptedListener open() throws IOException {
		ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		socket.setSoTimeout(Math.toIntExact(Conditions.PATIENCE.toMillis()));
		return new ScriptedListener(socket);
	}

	/** The port to connect to. */
	public int port() {
		return socket.getLocalPort();
	}

	/** The next connection. */
	public ScriptedPeer accept() throws IOException {
		return new ScriptedPeer(socket.accept());
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
