// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.traffic.ShownMessages.Places;

/**
 * Finds the next message that contains some bytes, on a thread of its own: once round all messages that were shown when it began. One
 * search at a time; a new one ends the one before. Usable from any thread.
 */
final class TrafficSearch {

	private final TrafficLog log;
	private final Runnable done;
	/** The search whose outcome is wanted; none if that was told already. */
	private final AtomicReference<Search> current = new AtomicReference<>();

	/** @param done called on the searching thread when there is an {@link #outcome} */
	TrafficSearch(TrafficLog log, Runnable done) {
		this.log = log;
		this.done = done;
	}

	/**
	 * Starts a search.
	 *
	 * @param from place of the message to begin with
	 * @param step 1 to go on to newer messages, -1 to older ones
	 */
	void start(SearchTerm term, ShownMessages shown, Places places, long from, int step) {
		Search search = new Search(term, shown, places, from, step);
		current.set(search);
		Thread.ofVirtual().name("traffic search").start(() -> run(search));
	}

	/** Ends the search that runs, if one does; there is no outcome any more. */
	void cancel() {
		current.set(null);
	}

	/** What the last search came to, once. */
	Optional<Outcome> outcome() {
		Search search = current.get();
		boolean ended = search != null && search.outcome != null && current.compareAndSet(search, null);
		return ended ? Optional.of(search.outcome) : Optional.empty();
	}

	private void run(Search search) {
		search.outcome = search.find();
		if (current.get() == search) {
			done.run();
		}
	}

	private final class Search {

		private final SearchTerm term;
		private final ShownMessages shown;
		private final Places places;
		private final long from;
		private final int step;
		/** Null until it has ended. */
		private volatile Outcome outcome;

		Search(SearchTerm term, ShownMessages shown, Places places, long from, int step) {
			this.term = term;
			this.shown = shown;
			this.places = places;
			this.from = from;
			this.step = step;
		}

		Outcome find() {
			for (long i = 0; i < places.count() && current.get() == this; i++) {
				long unwrapped = from - places.first() + i * step;
				long place = places.first() + Math.floorMod(unwrapped, places.count());
				Optional<TrafficEntry> entry = log.entry(shown.number(place));
				int offset = entry.map(it -> term.indexIn(it.bytes())).orElse(-1);
				if (offset >= 0) {
					return new Outcome(entry.get().number(), offset, term.length(), unwrapped < 0 || unwrapped >= places.count());
				}
			}
			return Outcome.NOTHING;
		}
	}

	/**
	 * What a search came to.
	 *
	 * @param number of the message; negative if there is none
	 * @param offset of the first byte in the frame
	 * @param length how many bytes
	 * @param wrapped whether the search went over the end of all messages
	 */
	record Outcome(long number, int offset, int length, boolean wrapped) {

		static final Outcome NOTHING = new Outcome(-1, 0, 0, false);

		boolean isFound() {
			return number >= 0;
		}
	}
}
