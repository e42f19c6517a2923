// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.lengthwise.traffic.KeptMessages;
import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.traffic.ShownMessages.Places;

/**
 * Which messages stand in the rows of the table, and which of them are selected. There are only as many rows as can be seen:
 * <pre>
 *   dropped | first ...            messages that are shown             ... end |  messages to come
 *                         | top: row 0 | row 1 | ... | row height - 1 |
 *                                   [anchor ... lead] selected
 * </pre>
 * All of these are places of messages, so that whatever the log drops, rows and selection stay on their messages until those are gone.
 * The newest rows are followed until the user scrolls up, selects or says so. While it pauses, all stands still but for what is said
 * of messages that are gone. For one thread at a time.
 */
final class TrafficRows {

	private static final long NONE = -1;

	private final TrafficLog log;
	private ShownMessages shown = ShownMessages.all();
	private KeptMessages kept;
	/** Where the log started, by the last look: it moves when the log is cleared. */
	private long start;
	/** Place behind the newest message that is known: while it pauses, rows do not get there. */
	private long known;
	private Places places = Places.NONE;
	private long top;
	private int height;
	private boolean following = true;
	private boolean paused;
	private long anchor = NONE;
	private long lead = NONE;
	private long inspected = NONE;

	TrafficRows(TrafficLog log) {
		this.log = log;
		kept = log.kept();
		start = kept.start();
		look();
	}

	/** Looks at the log and moves on, unless it pauses. */
	void look() {
		kept = log.kept();
		if (kept.start() != start) {
			start = kept.start();
			restart();
		} else if (!paused) {
			advance();
		} else {
			known = shown.look(kept).end();
		}
	}

	private void advance() {
		places = shown.look(kept);
		known = places.end();
		top = following ? lastTop() : Math.clamp(top, places.first(), lastTop());
		if (lead != NONE && lead < places.first()) {
			anchor = NONE;
			lead = NONE;
		} else if (anchor != NONE) {
			anchor = Math.max(anchor, places.first());
		}
	}

	private void restart() {
		anchor = NONE;
		lead = NONE;
		inspected = NONE;
		following = true;
		advance();
	}

	private long lastTop() {
		return Math.max(places.first(), places.end() - height);
	}

	/** Shows other messages from now on, nothing selected. */
	void show(ShownMessages others) {
		shown.close();
		shown = Objects.requireNonNull(others, "others");
		kept = log.kept();
		restart();
	}

	/** What is shown. */
	ShownMessages shown() {
		return shown;
	}

	/** The places of what is shown, as of the last look. */
	Places places() {
		return places;
	}

	/** What the log kept at the last look. */
	KeptMessages kept() {
		return kept;
	}

	/** Messages to be shown that came since the rows stand still. */
	long newer() {
		return known - places.end();
	}

	/** Place of the message in the first row. */
	long top() {
		return top;
	}

	/** How many rows could be seen. */
	int height() {
		return height;
	}

	/** How many rows there are. */
	int count() {
		return (int) Math.min(height, places.end() - top);
	}

	/** Says how many rows can be seen. */
	void setHeight(int rows) {
		height = Math.max(1, rows);
		top = following ? lastTop() : Math.clamp(top, places.first(), lastTop());
	}

	/** Number of the message in a row; negative if that is not known any more. */
	long number(int row) {
		return shown.number(top + Objects.checkIndex(row, count()));
	}

	/** The message of a row, with as many bytes as a preview needs; empty if it is no longer kept. */
	Optional<TrafficEntry> entry(int row) {
		return log.entry(number(row), MessageLine.BYTES);
	}

	/** Scrolls by so many rows. Going up ends the following. */
	void scroll(long rows) {
		scrollTo(top + rows);
	}

	/** Scrolls so that the first row is the one of a place, or as near as possible. Going up ends the following. */
	void scrollTo(long place) {
		long before = top;
		top = Math.clamp(place, places.first(), lastTop());
		following &= top >= before;
	}

	/** Selects the message in a row, or extends the selection to it, and stays there. */
	void select(int row, boolean extend) {
		selectPlace(top + Objects.checkIndex(row, count()), extend);
	}

	/** Moves the selection, or its end, by so many messages, and shows it. With nothing selected, the first row is. */
	void moveSelection(long by, boolean extend) {
		moveSelectionTo(lead == NONE ? top : lead + by, extend);
	}

	/** Moves the selection, or its end, to the message at a place, or the nearest, and shows it. */
	void moveSelectionTo(long place, boolean extend) {
		if (places.count() > 0) {
			selectPlace(Math.clamp(place, places.first(), places.end() - 1), extend);
			reveal();
		}
	}

	/** Selects one message and shows it, if it is among the shown ones. */
	void selectNumber(long number) {
		long place = shown.placeOf(number);
		if (place >= places.first() && place < places.end() && shown.number(place) == number) {
			selectPlace(place, false);
			reveal();
		}
	}

	private void selectPlace(long place, boolean extend) {
		lead = place;
		anchor = extend && anchor != NONE ? anchor : place;
		inspected = shown.number(place);
		following = false;
	}

	private void reveal() {
		top = Math.clamp(top, Math.max(places.first(), lead - height + 1), lead);
	}

	/** Selects all messages that are shown. */
	void selectAll() {
		if (places.count() > 0) {
			anchor = places.first();
			lead = places.end() - 1;
			inspected = shown.number(lead);
			following = false;
		}
	}

	/** The places of the selected messages, which stand one behind the other. */
	Places selection() {
		return lead == NONE ? Places.NONE : new Places(Math.min(anchor, lead), Math.max(anchor, lead) + 1);
	}

	/** Whether a row is selected. */
	boolean isSelected(int row) {
		Places selection = selection();
		return top + row >= selection.first() && top + row < selection.end();
	}

	/** Number of the message that was selected last, even if it is gone by now. */
	OptionalLong inspected() {
		return inspected == NONE ? OptionalLong.empty() : OptionalLong.of(inspected);
	}

	/** Whether a message is no longer kept. */
	boolean isGone(long number) {
		return number < kept.first();
	}

	/** Whether the newest rows are shown, whatever comes. */
	boolean isFollowing() {
		return following;
	}

	/** Shows the newest rows from now on, or stays where it is. */
	void follow(boolean on) {
		following = on;
		if (on) {
			top = lastTop();
		}
	}

	/** Whether all stands still. */
	boolean isPaused() {
		return paused;
	}

	/** Stands still, or looks again. */
	void pause(boolean on) {
		paused = on;
		look();
	}
}
