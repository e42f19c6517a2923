// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.Message;

class ConnectionTrafficTest {

	private final List<String> told = new ArrayList<>();

	private final class Sink implements TrafficSink {

		@Override
		public void message(ConnectionLabel connection, Direction direction, Message message) {
			told.add(connection.id() + " " + direction + " " + new String(message.bodyBytes()));
		}

		@Override
		public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
			told.add(connection.id() + " " + direction + " " + bytes.remaining() + " bytes: " + reason);
		}
	}

	private static final class Handler extends ConnectionTraffic {

		Handler(TrafficSink sink) {
			super(Frames.ONE, sink);
		}
	}

	@Test
	void tellsTheSinkWhatComesAndGoes() {
		Handler handler = new Handler(new Sink());
		handler.tellReceived(Frames.message("ping"));
		handler.sent(Frames.message("pong"));
		handler.tellUndecoded(ByteBuffer.allocate(3), "no frame");
		assertEquals(List.of("1 IN ping", "1 OUT pong", "1 IN 3 bytes: no frame"), told);
	}

	@Test
	void countsWithoutBeingLookedAt() {
		Handler handler = new Handler(TrafficSink.NONE);
		handler.countReceived(2, 30);
		handler.countSent(5, 1000);
		assertEquals(new TrafficCounts(2, 5, 30, 1000), handler.counts());
	}

	@Test
	void wantsToKnowOfEachMessageThatGoesOnlyWhereSomebodyLooks() {
		assertTrue(new Handler(new Sink()).watchesSent());
		assertFalse(new Handler(TrafficSink.NONE).watchesSent());
	}
}
