// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.transport.RecordingHandler.Reaction;

/** A connection under test, its handler, its buffers, and the thread that serves it. */
final class Served {

	/** Orderly closes of tests never meet their deadline, unless that is what they are about. */
	static final ConnectionOptions PATIENT = new ConnectionOptions(QueueLimits.DEFAULT, Conditions.PATIENCE);

	final RecordingHandler handler;
	final CountingSupply supply = new CountingSupply();
	final Connection connection;
	final Thread thread;

	Served(Wire wire, FrameLayout layout, RecordingHandler handler, ConnectionOptions options) {
		this.handler = handler;
		this.connection = new Connection(wire, layout, handler, options, supply);
		this.thread = Thread.ofVirtual().name("connection " + wire.peer()).start(connection);
	}

	static Served over(Wire wire, RecordingHandler handler) {
		return new Served(wire, FrameLayout.u32(), handler, PATIENT);
	}

	static Served over(Wire wire, Reaction reaction) {
		return over(wire, new RecordingHandler(reaction));
	}

	static ConnectionOptions queue(int messages, QueuePolicy policy) {
		return new ConnectionOptions(new QueueLimits(messages, Long.MAX_VALUE, policy), Conditions.PATIENCE);
	}

	static ConnectionOptions closingWithin(Duration period) {
		return new ConnectionOptions(QueueLimits.DEFAULT, period);
	}

	void send(String body) throws IOException {
		connection.send(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
	}

	/** Waits for the end, and checks what is true of every end. */
	Ending awaitEnd() {
		try {
			Ending ending = connection.awaitEnd(Conditions.PATIENCE)
					.orElseThrow(() -> new AssertionError("the connection did not end"));
			assertTrue(thread.join(Conditions.PATIENCE), "the connection's thread did not end");
			assertEquals(List.of(ending), handler.endings(), "the handler is told of the end once");
			assertFalse(connection.isOpen());
			assertEquals(0, supply.out(), "buffers that were not given back");
			return ending;
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
