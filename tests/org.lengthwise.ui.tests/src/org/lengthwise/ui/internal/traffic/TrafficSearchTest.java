// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lengthwise.ui.internal.traffic.Filled.ONE;
import static org.lengthwise.ui.internal.traffic.Filled.TWO;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;
import org.lengthwise.traffic.KeptMessages;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.traffic.ShownMessages.Places;
import org.lengthwise.ui.internal.traffic.TrafficSearch.Outcome;

class TrafficSearchTest {

	private final TrafficLog log = Filled.log(1600);
	private final Semaphore done = new Semaphore(0);
	private final TrafficSearch search = new TrafficSearch(log, done::release);

	@Test
	void findsTheNextMessageWithAText() {
		Filled.add(log, ONE, 100);
		assertEquals(new Outcome(7, 4, 6, false), find(SearchTerm.text("Body 7"), 0, 1));
		assertEquals(new Outcome(70, 4, 6, false), find(SearchTerm.text("body 7"), 8, 1));
	}

	@Test
	void findsTheMessageBefore() {
		Filled.add(log, ONE, 100);
		assertEquals(new Outcome(79, 4, 6, false), find(SearchTerm.text("body 7"), 99, -1));
		assertEquals(new Outcome(7, 4, 6, false), find(SearchTerm.text("body 7"), 69, -1));
	}

	@Test
	void goesRoundOnce() {
		Filled.add(log, ONE, 100);
		assertEquals(new Outcome(5, 4, 6, true), find(SearchTerm.text("body 5"), 60, 1));
		assertEquals(new Outcome(59, 4, 6, true), find(SearchTerm.text("body 5"), 4, -1));
		assertEquals(new Outcome(5, 4, 6, true), find(SearchTerm.text("body 5"), 100, 1), "behind the newest");
		assertEquals(Outcome.NOTHING, find(SearchTerm.text("nobody"), 50, 1));
	}

	@Test
	void findsBytesInTheHeaderToo() {
		Filled.add(log, ONE, 20);
		assertEquals(new Outcome(10, 3, 2, false), find(SearchTerm.hex("07 62"), 0, 1));
	}

	@Test
	void findsHexAsItIsAndTextInAnyCase() {
		Filled.add(log, ONE, 1);
		assertEquals(Outcome.NOTHING, find(SearchTerm.hex("42"), 0, 1));
		assertEquals(0, find(SearchTerm.text("B"), 0, 1).number());
	}

	@Test
	void findsNothingInAnEmptyLog() {
		assertEquals(Outcome.NOTHING, find(SearchTerm.text("a"), 0, 1));
	}

	@Test
	void tellsAnOutcomeOnce() {
		find(SearchTerm.text("a"), 0, 1);
		assertEquals(Optional.empty(), search.outcome());
	}

	@Test
	void refusesWhatCannotBeFound() {
		assertThrows(IllegalArgumentException.class, () -> SearchTerm.text(""));
		assertThrows(IllegalArgumentException.class, () -> SearchTerm.hex("  "));
		assertThrows(IllegalArgumentException.class, () -> SearchTerm.hex("4"));
		assertThrows(IllegalArgumentException.class, () -> SearchTerm.hex("zz"));
	}

	@Test
	void leavesMessagesOutThatAreGone() {
		Filled.add(log, ONE, 10);
		Places places = new Places(0, 20);
		log.clear();
		Filled.add(log, TWO, 10);
		search.start(SearchTerm.text("body"), ShownMessages.all(), places, 0, 1);
		done.acquireUninterruptibly();
		assertEquals(10, search.outcome().orElseThrow().number());
	}

	@Test
	void aNewSearchTakesThePlaceOfOneThatEndsLater() throws InterruptedException {
		Filled.add(log, ONE, 10);
		Held old = new Held();
		Held young = new Held();
		search.start(SearchTerm.text("body 1"), old, new Places(0, 10), 0, 1);
		old.asked.acquire();
		search.start(SearchTerm.text("body 2"), young, new Places(0, 10), 0, 1);
		young.asked.acquire();
		old.answer.release(10);
		old.thread.join();
		assertEquals(Optional.empty(), search.outcome());
		young.answer.release(10);
		young.thread.join();
		assertEquals(2, search.outcome().orElseThrow().number());
		assertEquals(1, done.availablePermits(), "only the new one was told");
	}

	@Test
	void aNewSearchForgetsAnOutcomeNobodyAskedFor() throws InterruptedException {
		Filled.add(log, ONE, 10);
		search.start(SearchTerm.text("body 1"), ShownMessages.all(), new Places(0, 10), 0, 1);
		done.acquire();
		Held young = new Held();
		search.start(SearchTerm.text("body 2"), young, new Places(0, 10), 0, 1);
		young.asked.acquire();
		assertEquals(Optional.empty(), search.outcome());
		young.answer.release(10);
		done.acquire();
		assertEquals(2, search.outcome().orElseThrow().number());
	}

	@Test
	void aCancelledSearchHasNoOutcome() {
		Filled.add(log, ONE, 10);
		search.start(SearchTerm.text("body 1"), ShownMessages.all(), new Places(0, 10), 0, 1);
		done.acquireUninterruptibly();
		search.cancel();
		assertEquals(Optional.empty(), search.outcome());
	}

	private Outcome find(SearchTerm term, long from, int step) {
		search.start(term, ShownMessages.all(), new Places(log.first(), log.end()), from, step);
		done.acquireUninterruptibly();
		return search.outcome().orElseThrow();
	}

	/** All messages; each look at one is held until it is answered. */
	private static final class Held implements ShownMessages {

		final Semaphore asked = new Semaphore(0);
		final Semaphore answer = new Semaphore(0);
		volatile Thread thread;

		@Override
		public Places look(KeptMessages kept) {
			return new Places(kept.first(), kept.end());
		}

		@Override
		public long number(long place) {
			thread = Thread.currentThread();
			asked.release();
			answer.acquireUninterruptibly();
			return place;
		}

		@Override
		public long placeOf(long number) {
			return number;
		}

		@Override
		public void close() {
			// nothing is open
		}
	}
}
