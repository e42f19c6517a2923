// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.traffic.Frames.ONE;
import static org.lengthwise.traffic.Frames.TWO;
import static org.lengthwise.traffic.Frames.message;
import static org.lengthwise.traffic.Frames.text;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.Message;

class TrafficLogTest {

	private final TrafficLog log = new TrafficLog(new TrafficLimits(1000, 100_000));

	@Test
	void keepsNothingAtFirst() {
		assertEquals(0, log.first());
		assertEquals(0, log.end());
		assertEquals(0, log.dropped());
		assertEquals(0, log.bytes());
		assertEquals(Optional.empty(), log.entry(0));
	}

	@Test
	void keepsWhatItWasTold() {
		log.message(ONE, Direction.IN, message("hello"));
		log.message(TWO, Direction.OUT, message(""));

		TrafficEntry hello = log.entry(0).orElseThrow();
		assertEquals(0, hello.number());
		assertEquals(ONE, hello.connection());
		assertEquals(Direction.IN, hello.direction());
		assertEquals(Optional.of(Frames.U32), hello.layout());
		assertEquals("", hello.reason());
		assertEquals(9, hello.length());
		assertEquals(5, hello.bodyLength());
		assertEquals(ByteBuffer.wrap(new byte[] { 0, 0, 0, 5, 'h', 'e', 'l', 'l', 'o' }), hello.bytes());
		assertArrayEquals("hello".getBytes(), hello.message().orElseThrow().bodyBytes());
		TrafficEntry empty = log.entry(1).orElseThrow();
		assertEquals(TWO, empty.connection());
		assertEquals(Direction.OUT, empty.direction());
		assertEquals(4, empty.length());
		assertEquals(0, empty.body().remaining());
		assertEquals(2, log.end());
		assertEquals(13, log.bytes());
	}

	@Test
	void copiesBecauseTheMessageIsBorrowed() {
		Message borrowed = message("hello");
		log.message(ONE, Direction.IN, borrowed);
		borrowed.buffer().put(borrowed.bodyStart(), (byte) 'J');

		assertEquals("hello", text(log.entry(0).orElseThrow()));
	}

	@Test
	void leavesTheBorrowedBufferAsItIs() {
		Message borrowed = message("hello");
		ByteBuffer before = borrowed.buffer().duplicate();
		log.message(ONE, Direction.IN, borrowed);
		assertEquals(before.position(), borrowed.buffer().position());
		assertEquals(before.limit(), borrowed.buffer().limit());

		ByteBuffer rest = ByteBuffer.wrap("....GET....".getBytes(), 4, 3);
		log.raw(ONE, Direction.IN, rest, "no frame");
		assertEquals(4, rest.position());
		assertEquals(7, rest.limit());
	}

	@Test
	void keepsBytesThatAreNoMessageWithTheReason() {
		log.raw(ONE, Direction.IN, ByteBuffer.wrap("....GET....".getBytes(), 4, 3), "the peer seems to speak HTTP");

		TrafficEntry raw = log.entry(0).orElseThrow();
		assertEquals(Optional.empty(), raw.layout());
		assertEquals(Optional.empty(), raw.message());
		assertEquals("the peer seems to speak HTTP", raw.reason());
		assertEquals("GET", text(raw));
		assertEquals(3, raw.length());
		assertEquals(3, raw.bodyLength());
	}

	@Test
	void copiesNoMoreThanIsAskedFor() {
		log.message(ONE, Direction.IN, message("hello"));

		TrafficEntry preview = log.entry(0, 6).orElseThrow();
		assertEquals("he", text(preview));
		assertEquals(9, preview.length());
		assertEquals(5, preview.bodyLength());
		assertEquals(6, preview.bytes().remaining());
		assertEquals(Optional.empty(), preview.message());
		assertEquals("", text(log.entry(0, 2).orElseThrow()), "not even all of the header");
		assertTrue(log.entry(0, 9).orElseThrow().message().isPresent());
		assertThrows(IllegalArgumentException.class, () -> log.entry(0, -1));
	}

	@Test
	void hasNoMessageOfANumberThatNeverWas() {
		log.message(ONE, Direction.IN, message("hello"));

		assertEquals(Optional.empty(), log.entry(-1));
		assertEquals(Optional.empty(), log.entry(1));
		assertEquals(Optional.empty(), log.entry(Long.MAX_VALUE));
	}

	@Test
	void isNotHarmedByACallThatIsRefused() {
		log.message(ONE, Direction.IN, message("one"));
		assertThrows(NullPointerException.class, () -> log.message(null, Direction.IN, message("none")));
		assertThrows(NullPointerException.class, () -> log.message(ONE, null, message("none")));
		assertThrows(NullPointerException.class, () -> log.raw(ONE, Direction.IN, ByteBuffer.allocate(1), null));
		log.message(ONE, Direction.IN, message("two"));

		assertEquals(2, log.end());
		assertEquals("two", text(log.entry(1).orElseThrow()));
	}

	@Test
	void forgetsAllWhenClearedAndGoesOnCounting() {
		for (int i = 0; i < 200; i++) {
			log.message(ONE, Direction.IN, message("old " + i));
		}
		log.clear();

		assertEquals(200, log.first());
		assertEquals(200, log.end());
		assertEquals(0, log.bytes());
		assertEquals(0, log.dropped(), "nothing had to make room");
		assertEquals(Optional.empty(), log.entry(199));

		log.message(TWO, Direction.OUT, message("new"));
		assertEquals(200, log.first());
		assertEquals("new", text(log.entry(200).orElseThrow()));
		assertEquals(Optional.empty(), log.entry(199));
		assertEquals(7, log.bytes());
	}

	@Test
	void countsWhatIsDroppedFromTheLastClearingOn() {
		TrafficLog four = new TrafficLog(new TrafficLimits(4, 100_000));
		for (int i = 0; i < 10; i++) {
			four.message(ONE, Direction.IN, message("old"));
		}
		assertEquals(6, four.dropped());
		four.clear();
		assertEquals(0, four.dropped());
		for (int i = 0; i < 5; i++) {
			four.message(ONE, Direction.IN, message("new"));
		}
		assertEquals(1, four.dropped());
	}

	@Test
	void clearsAnEmptyLog() {
		log.clear();
		log.clear();
		assertEquals(0, log.end());
		log.message(ONE, Direction.IN, message("hello"));
		assertFalse(log.entry(0).isEmpty());
	}
}
