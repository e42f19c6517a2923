// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which connection a message belongs to. A connection makes one label and gives the same with all its messages.
 *
 * @param id number of the connection, unique in the process
 * @param owner name of the server or client, for example {@code server 9898}
 * @param peer address of the other side, for example {@code 127.0.0.1:52011}
 */
public record ConnectionLabel(long id, String owner, String peer) {

	private static final AtomicLong LAST_ID = new AtomicLong();

	/** Checks that nothing is missing. */
	public ConnectionLabel {
		Objects.requireNonNull(owner, "owner");
		Objects.requireNonNull(peer, "peer");
	}

	/** The label of one more connection of this process. */
	public static ConnectionLabel next(String owner, String peer) {
		return new ConnectionLabel(LAST_ID.incrementAndGet(), owner, peer);
	}
}
