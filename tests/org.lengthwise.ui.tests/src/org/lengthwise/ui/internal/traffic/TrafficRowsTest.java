// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.ui.internal.traffic.Filled.ONE;

import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.traffic.ShownMessages.Places;

class TrafficRowsTest {

	private static final int HEIGHT = 10;

	/** Drops four messages at a time. */
	private final TrafficLog log = Filled.log(64);
	private final TrafficRows rows = rows(log);

	@Test
	void hasNoRowsForAnEmptyLog() {
		assertEquals(0, rows.count());
		rows.moveSelection(1, false);
		rows.selectAll();
		rows.scroll(-1);
		assertEquals(Places.NONE, rows.selection());
		assertEquals(OptionalLong.empty(), rows.inspected());
	}

	@Test
	void followsTheNewestMessages() {
		come(3);
		assertEquals(3, rows.count());
		assertEquals(0, rows.number(0));
		come(100);
		assertEquals(HEIGHT, rows.count());
		assertEquals(102, rows.number(HEIGHT - 1));
		assertEquals("body 102", MessageLine.of(rows.entry(HEIGHT - 1).orElseThrow()).preview());
	}

	@Test
	void scrollingUpStopsFollowingAndScrollingDownDoesNotTakeItUp() {
		come(50);
		rows.scroll(3);
		assertTrue(rows.isFollowing());
		rows.scroll(-3);
		assertFalse(rows.isFollowing());
		come(1);
		assertEquals(37, rows.number(0));
		rows.scroll(1000);
		come(1);
		assertEquals(41, rows.number(0));
		rows.follow(true);
		come(1);
		assertEquals(52, rows.number(HEIGHT - 1));
	}

	@Test
	void selectingStopsFollowing() {
		come(50);
		rows.select(4, false);
		come(5);
		assertFalse(rows.isFollowing());
		assertEquals(OptionalLong.of(44), rows.inspected());
		assertTrue(rows.isSelected(4));
	}

	@Test
	void selectionAndRowsStayOnTheirMessagesUntilThoseAreGone() {
		come(60);
		rows.select(4, false);
		come(14);
		assertTrue(log.first() > 0, "full");
		assertEquals(50, rows.number(0));
		assertEquals(new Places(54, 55), rows.selection());

		come(60);
		assertTrue(log.first() > 54);
		assertEquals(Places.NONE, rows.selection());
		assertEquals(OptionalLong.of(54), rows.inspected(), "for it must be said that it is gone");
		assertTrue(rows.isGone(54));
		assertEquals(log.first(), rows.number(0), "the nearest that is kept");
	}

	@Test
	void aSelectionOfManyLosesThoseThatAreGone() {
		come(20);
		rows.scrollTo(0);
		rows.select(2, false);
		rows.select(9, true);
		assertEquals(new Places(2, 10), rows.selection());
		come(51);
		assertEquals(new Places(log.first(), 10), rows.selection());
		assertEquals(OptionalLong.of(9), rows.inspected());
	}

	@Test
	void movesTheSelectionOverAllMessagesAndShowsIt() {
		come(50);
		rows.moveSelection(1, false);
		assertEquals(new Places(40, 41), rows.selection(), "the first row, when nothing was selected");
		rows.moveSelection(-5, false);
		assertEquals(35, rows.number(0));
		rows.moveSelection(-100, true);
		assertEquals(new Places(0, 36), rows.selection());
		rows.moveSelection(100, false);
		assertEquals(new Places(49, 50), rows.selection());
		assertTrue(rows.isSelected(HEIGHT - 1));
		rows.selectAll();
		assertEquals(new Places(0, 50), rows.selection());
	}

	@Test
	void showsAMessageByItsNumber() {
		come(50);
		rows.selectNumber(7);
		assertEquals(new Places(7, 8), rows.selection());
		assertEquals(7, rows.number(0));
		rows.selectNumber(50);
		assertEquals(new Places(7, 8), rows.selection(), "there is none");
	}

	@Test
	void standsStillWhileItPauses() {
		come(50);
		rows.pause(true);
		come(30);
		assertEquals(49, rows.number(HEIGHT - 1));
		assertEquals(30, rows.newer());
		assertEquals(log.kept(), rows.kept());
		rows.scrollTo(0);
		assertEquals(0, rows.number(0));
		assertTrue(rows.isGone(0));
		assertTrue(rows.entry(0).isEmpty());
		rows.follow(true);
		rows.pause(false);
		assertEquals(79, rows.number(HEIGHT - 1));
		assertEquals(0, rows.newer());
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void startsAgainWhenTheLogIsCleared(boolean paused) {
		come(100);
		rows.select(0, false);
		rows.pause(paused);
		log.clear();
		rows.look();
		assertEquals(0, rows.count());
		assertEquals(Places.NONE, rows.selection());
		assertEquals(OptionalLong.empty(), rows.inspected());
		rows.pause(false);
		come(1);
		assertEquals(100, rows.number(0));
		assertTrue(rows.isFollowing());
	}

	@Test
	void aClearingThatMessagesFollowedIsNoticed() {
		come(20);
		rows.select(0, false);
		log.clear();
		come(5);
		assertEquals(OptionalLong.empty(), rows.inspected());
		assertEquals(5, rows.count());
	}

	@Test
	void keepsWithinTheMessagesWhenTheHeightChanges() {
		come(50);
		rows.scrollTo(35);
		rows.setHeight(30);
		assertEquals(20, rows.number(0));
		rows.setHeight(5);
		assertEquals(20, rows.number(0));
		rows.setHeight(-3);
		assertEquals(1, rows.count());
		rows.follow(true);
		rows.setHeight(8);
		assertEquals(49, rows.number(7));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
	void whateverHappensEveryRowStaysOnItsMessage(int seed) {
		Random random = new Random(seed);
		for (int step = 0; step < 3000; step++) {
			act(random);
			long top = rows.top();
			Places selection = rows.selection();
			boolean following = rows.isFollowing();
			boolean paused = rows.isPaused();
			long inspected = rows.inspected().orElse(-1);

			come(random.nextInt(random.nextInt(8) == 0 ? 80 : 3));

			assertEquals(inspected, rows.inspected().orElse(-1));
			if (paused) {
				assertEquals(top, rows.top());
				assertEquals(selection, rows.selection());
			} else {
				assertEquals(following ? Math.max(log.first(), log.end() - HEIGHT) : Math.max(top, log.first()), rows.top());
				Places left = new Places(Math.max(selection.first(), log.first()), selection.end());
				assertTrue(rows.selection().equals(left) || rows.selection().equals(Places.NONE) && rows.isGone(inspected));
				checkRows();
			}
		}
	}

	private void act(Random random) {
		switch (random.nextInt(12)) {
			case 0 -> rows.scroll(random.nextInt(-20, 20));
			case 1 -> rows.moveSelection(random.nextInt(-20, 20), random.nextBoolean());
			case 2 -> rows.follow(random.nextBoolean());
			case 3 -> rows.pause(random.nextInt(3) == 0);
			case 4 -> {
				if (rows.count() > 0) {
					rows.select(random.nextInt(rows.count()), random.nextBoolean());
				}
			}
			default -> {
				// only messages come
			}
		}
	}

	private void checkRows() {
		assertEquals(Math.min(HEIGHT, log.end() - rows.top()), rows.count());
		for (int row = 0; row < rows.count(); row++) {
			assertEquals(rows.top() + row, rows.number(row));
			assertEquals(rows.number(row), rows.entry(row).orElseThrow().number());
		}
	}

	private void come(int messages) {
		Filled.add(log, ONE, messages);
		rows.look();
	}

	private static TrafficRows rows(TrafficLog log) {
		TrafficRows rows = new TrafficRows(log);
		rows.setHeight(HEIGHT);
		return rows;
	}
}
