// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;

/** The queue of messages to send is full, and its policy is to reject. Nothing of the message was sent. */
public final class QueueFullException extends IOException {

	private static final long serialVersionUID = 1L;

	/** The queue to {@code peer} holds {@code queued}. */
	public QueueFullException(String peer, QueueDepth queued) {
		super("the queue to " + peer + " is full with " + queued.messages() + " messages, " + queued.bytes()
				+ " bytes: the peer reads too slowly");
	}
}
