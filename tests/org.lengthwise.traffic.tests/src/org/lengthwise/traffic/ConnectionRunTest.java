// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lengthwise.traffic.Frames.ONE;
import static org.lengthwise.traffic.Frames.TWO;
import static org.lengthwise.traffic.Frames.message;

import java.util.List;

import org.junit.jupiter.api.Test;

class ConnectionRunTest {

	/** Blocks of two messages. */
	private final TrafficLog log = new TrafficLog(new TrafficLimits(32, 100_000));

	@Test
	void tellsTheConnectionsOfSuccessiveMessagesOverAllBlocks() {
		tell(7);
		assertEquals(new ConnectionRun(0, List.of(ONE, TWO, ONE, TWO, ONE, TWO, ONE)), log.connections(0, 100));
		assertEquals(new ConnectionRun(3, List.of(TWO, ONE, TWO)), log.connections(3, 3));
		assertEquals(6, log.connections(3, 3).end());
	}

	@Test
	void startsAtTheOldestMessageThatIsKept() {
		tell(41);
		ConnectionRun run = log.connections(0, 3);
		assertEquals(log.first(), run.first());
		assertEquals(log.first() % 2 == 0 ? List.of(ONE, TWO, ONE) : List.of(TWO, ONE, TWO), run.connections());
	}

	@Test
	void isEmptyBehindTheLastMessage() {
		tell(2);
		assertEquals(new ConnectionRun(2, List.of()), log.connections(2, 10));
		assertEquals(new ConnectionRun(9, List.of()), log.connections(9, 10));
		assertEquals(new ConnectionRun(0, List.of()), log.connections(0, 0));
		log.clear();
		assertEquals(new ConnectionRun(2, List.of()), log.connections(0, 10));
	}

	@Test
	void whatIsKeptIsToldOfOneMoment() {
		assertEquals(new KeptMessages(0, 0, 0), log.kept());
		tell(41);
		KeptMessages full = log.kept();
		assertEquals(new KeptMessages(log.first(), 41, log.dropped()), full);
		assertEquals(41, full.count() + full.dropped());
		assertEquals(0, full.start());
		log.clear();
		tell(1);
		assertEquals(new KeptMessages(41, 42, 0), log.kept());
		assertEquals(41, log.kept().start());
	}

	private void tell(int messages) {
		for (int i = 0; i < messages; i++) {
			log.message(i % 2 == 0 ? ONE : TWO, Direction.IN, message("hello"));
		}
	}
}
