// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Optional;

import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.traffic.ShownMessages.Places;
import org.lengthwise.ui.internal.traffic.TrafficSearch.Outcome;

/**
 * Finds messages from where the user is, the selected message or the rows that can be seen, and shows what was found: the message
 * selected, its bytes too, and in words in the bar. To be used on the display's thread.
 */
final class MessageFinder {

	private final TrafficRows rows;
	private final MessageInspector inspector;
	private final FindBar bar;
	private final TrafficSearch search;

	/**
	 * @param pane where the bar belongs, hidden at first
	 * @param found called by another thread when a search has ended, to be followed by {@link #select()}
	 */
	MessageFinder(TrafficPane pane, TrafficLog log, Runnable found) {
		rows = pane.rows();
		inspector = pane.inspector();
		search = new TrafficSearch(log, found);
		bar = new FindBar(pane, this::find, () -> {
			cancel();
			pane.table().table().setFocus();
		});
	}

	/** Where the user types what is to be found. */
	FindBar bar() {
		return bar;
	}

	/** Ends the search that runs, if one does. */
	void cancel() {
		search.cancel();
	}

	private void find(SearchTerm term, int step) {
		Places selected = rows.selection();
		Places visible = new Places(rows.top(), rows.top() + rows.count());
		long from;
		if (step > 0) {
			from = selected.count() > 0 ? selected.end() : visible.first();
		} else {
			from = selected.count() > 0 ? selected.first() - 1 : visible.end() - 1;
		}
		search.start(term, rows.shown(), rows.places(), from, step);
	}

	/**
	 * Selects the message that was found, if a search has ended.
	 *
	 * @return what it came to, to be {@linkplain #tell told} when rows and bytes are shown
	 */
	Optional<Outcome> select() {
		Optional<Outcome> outcome = search.outcome();
		outcome.filter(Outcome::isFound).ifPresent(found -> rows.selectNumber(found.number()));
		return outcome;
	}

	/** Says what a search came to, and selects the bytes that were found. */
	void tell(Outcome outcome) {
		bar.show(outcome);
		if (outcome.isFound() && inspector.shown().map(TrafficEntry::number).equals(Optional.of(outcome.number()))) {
			inspector.reveal(outcome.offset(), outcome.length());
		}
	}
}
