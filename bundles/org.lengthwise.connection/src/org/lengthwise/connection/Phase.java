// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.connection;

/** The step of a connection's life in which something failed. */
public enum Phase {
	/** Asking for the addresses of a host name. */
	RESOLVE("look up"),
	/** Connecting to a peer. */
	CONNECT("connect to"),
	/** Agreeing with the peer on how to speak. */
	HANDSHAKE("agree with"),
	/** Opening a port for peers to connect to. */
	LISTEN("listen on"),
	/** Taking a connection that a peer has opened. */
	ACCEPT("accept a connection on"),
	/** Reading from a connection. */
	READ("read from"),
	/** Writing to a connection. */
	WRITE("write to"),
	/** Closing a connection. */
	CLOSE("close");

	private final String verb;

	Phase(String verb) {
		this.verb = verb;
	}

	/** What was to be done, as in "cannot <i>connect to</i> localhost:9898". */
	public String verb() {
		return verb;
	}
}
