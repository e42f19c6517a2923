// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Line 38 of the wire checklist, for what a send fails with: it names the peer and the reason. */
class SendFailuresTest {

	@Test
	void namesThePeerOfAClosedConnection() {
		assertEquals("the connection to host:1 is closed", new ConnectionClosedException("host:1").getMessage());
	}

	@Test
	void saysHowFullAQueueIs() {
		assertEquals("the queue to host:1 is full with 2 messages, 10 bytes: the peer reads too slowly",
				new QueueFullException("host:1", new QueueDepth(2, 10)).getMessage());
	}
}
