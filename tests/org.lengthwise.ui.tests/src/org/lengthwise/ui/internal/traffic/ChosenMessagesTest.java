// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.ui.internal.traffic.Filled.ONE;
import static org.lengthwise.ui.internal.traffic.Filled.TWO;

import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.traffic.TrafficLog;

class ChosenMessagesTest {

	private final TrafficLog log = Filled.log(1600);
	private final Semaphore found = new Semaphore(0);
	private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
	private final ChosenMessages chosen = new ChosenMessages(log, Set.of(TWO), () -> {
		threads.add(Thread.currentThread());
		found.release();
	});

	@Test
	void findsTheMessagesOfItsConnectionsOnAThreadOfItsOwn() {
		mix(10);
		awaitCount(10);
		assertEquals(1, chosen.number(0));
		assertEquals(3, chosen.number(1));
		assertEquals(19, chosen.number(9));
		assertEquals(-1, chosen.number(10));
		assertEquals(3, chosen.placeOf(6), "the next one");
		assertTrue(threads.stream().allMatch(Thread::isVirtual));
		assertTrue(threads.peek().getName().startsWith("traffic of"));
	}

	@Test
	void goesOnWhereItLeftOff() {
		mix(10);
		awaitCount(10);
		mix(5);
		awaitCount(15);
		assertEquals(29, chosen.number(14));
	}

	@Test
	void placesStayWhenMessagesLeaveTheLog() {
		mix(600);
		awaitCount(600);
		long number = chosen.number(500);
		mix(400);
		Conditions.await("all found", () -> chosen.look(log.kept()).end() == 1000);
		assertEquals(number, chosen.number(500));
		assertEquals(log.first(), chosen.number(chosen.look(log.kept()).first()) / 2 * 2, "the first that is kept");
		assertEquals((log.end() - log.first()) / 2, chosen.look(log.kept()).count());
	}

	@Test
	void tellsNothingWhenNothingWasFound() {
		Filled.add(log, ONE, 10);
		for (int i = 0; i < 10; i++) {
			chosen.look(log.kept());
		}
		assertEquals(0, chosen.look(log.kept()).count());
		Filled.add(log, TWO, 1);
		awaitCount(1);
		assertEquals(1, threads.size());
	}

	@Test
	void findsNothingMoreWhenItIsClosed() {
		mix(1);
		awaitCount(1);
		chosen.close();
		mix(1);
		chosen.look(log.kept());
		ChosenMessages other = new ChosenMessages(log, Set.of(ONE), () -> { });
		Conditions.await("another looked", () -> other.look(log.kept()).count() == 2);
		assertEquals(1, chosen.look(log.kept()).end());
		assertEquals(1, threads.size());
	}

	@Test
	void rowsOverAChoiceStayOnTheirMessages() {
		TrafficRows rows = new TrafficRows(log);
		rows.setHeight(10);
		mix(100);
		rows.show(chosen);
		Conditions.await("all found", () -> {
			rows.look();
			return rows.places().count() == 100;
		});
		assertEquals(199, rows.number(9));
		rows.select(0, false);
		assertEquals(181, rows.inspected().orElseThrow());
		rows.selectNumber(180);
		assertEquals(181, rows.inspected().orElseThrow(), "a message of another connection is not shown");
		mix(1);
		awaitCount(101);
		rows.look();
		assertEquals(181, rows.number(0));
		rows.show(ShownMessages.all());
		assertEquals(202, rows.places().count());
	}

	@Test
	void whileItPausesOnlyChosenMessagesAreNewer() {
		TrafficRows rows = new TrafficRows(log);
		rows.setHeight(10);
		mix(100);
		rows.show(chosen);
		Conditions.await("all found", () -> {
			rows.look();
			return rows.places().count() == 100;
		});
		rows.pause(true);
		assertEquals(0, rows.newer());
		mix(5);
		Filled.add(log, ONE, 7);
		Conditions.await("newer ones found", () -> {
			rows.look();
			return rows.newer() == 5;
		});
		assertEquals(199, rows.number(9));
		awaitCount(105);
		rows.pause(false);
		assertEquals(0, rows.newer());
		assertEquals(209, rows.number(9));
	}

	private void mix(int pairs) {
		for (int i = 0; i < pairs; i++) {
			Filled.add(log, ONE, 1);
			Filled.add(log, TWO, 1);
		}
	}

	private void awaitCount(long count) {
		Conditions.await(count + " found", () -> chosen.look(log.kept()).count() == count);
	}
}
