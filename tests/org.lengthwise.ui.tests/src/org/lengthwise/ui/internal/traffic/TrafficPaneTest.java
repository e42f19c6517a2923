// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.ui.internal.traffic.Filled.ONE;
import static org.lengthwise.ui.internal.traffic.Filled.TWO;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.text.Readable;
import org.lengthwise.ui.internal.updates.DisplayUpdates;
import org.lengthwise.ui.testkit.UserInterface;

class TrafficPaneTest {

	private static final int NUMBER = 0;
	private static final int DIRECTION = 3;
	private static final int LENGTH = 4;
	private static final int PREVIEW = 5;

	private final TrafficLog log = Filled.log(1600);
	private Runnable changed = () -> { };
	private Shell shell;
	private TrafficPane pane;
	private Table table;

	@BeforeEach
	void open() {
		Display display = Display.getDefault();
		DisplayUpdates.of(display).setPeriod(1);
		shell = new Shell(display);
		shell.setLayout(new FillLayout());
		pane = new TrafficPane(shell, log, () -> changed.run());
		table = pane.table().table();
		shell.setSize(1000, 700);
		shell.open();
		UserInterface.await(() -> pane.rows().height() > 5);
	}

	@AfterEach
	void close() {
		shell.dispose();
	}

	@Test
	void showsMessagesAsTheyCome() {
		log.message(ONE, Direction.IN, Filled.message("hello"));
		awaitRow(0, NUMBER, "0");
		assertEquals(1, table.getItemCount());
		assertEquals("#1 server 9898 / 127.0.0.1:52011", table.getItem(0).getText(2));
		assertEquals("\u2190 in", table.getItem(0).getText(DIRECTION));
		assertEquals("5", table.getItem(0).getText(LENGTH));
		assertEquals("hello", table.getItem(0).getText(PREVIEW));
		assertTrue(table.getItem(0).getText(1).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{6}"));
		assertEquals("1 message kept", pane.count());
	}

	@Test
	void showsBytesThatAreNoMessageWithTheReasonInTheColourOfErrors() {
		Filled.add(log, ONE, 1);
		log.raw(TWO, Direction.IN, ByteBuffer.wrap("GET".getBytes()), "too long");
		awaitRow(1, PREVIEW, "no message: too long [GET]");
		assertEquals(TrafficTheme.error(), table.getItem(1).getForeground());
		assertFalse(TrafficTheme.error().equals(table.getItem(0).getForeground()));
		press(SWT.HOME);
		press(SWT.ARROW_DOWN);
		assertTrue(facts().contains("no message: too long"), facts());
	}

	@Test
	void hasNoMoreItemsThanCanBeSeen() {
		Filled.add(log, ONE, 5000);
		awaitLastRow(4999);
		assertEquals(pane.rows().height(), table.getItemCount());
		assertTrue(table.getItemCount() * table.getItemHeight() <= table.getClientArea().height);
		assertEquals((log.end() - log.first()) + " messages kept, " + Readable.count(log.dropped()) + " no longer kept",
				pane.count().replaceFirst(",", ""));
	}

	@Test
	void theSelectedMessageStaysSelectedAndShownUntilItIsGone() {
		Filled.add(log, ONE, 200);
		awaitLastRow(199);
		press(SWT.PAGE_DOWN);
		long number = pane.rows().inspected().orElseThrow();
		int row = table.getSelectionIndex();
		assertEquals(Readable.count(number), table.getItem(row).getText(NUMBER));

		Filled.add(log, ONE, 1300);
		awaitKept(1500);
		assertEquals(row, table.getSelectionIndex());
		assertEquals(Readable.count(number), table.getItem(row).getText(NUMBER));
		assertTrue(pane.inspector().text().getText().contains("body " + number));

		Filled.add(log, ONE, 1500);
		awaitKept(3000);
		assertEquals(-1, table.getSelectionIndex());
		assertEquals("Message " + number + " is no longer kept; this is a copy of it.", facts());
		assertTrue(pane.inspector().text().getText().contains("body " + number));
		assertEquals(Readable.count(log.first()), table.getItem(0).getText(NUMBER));
	}

	@Test
	void pausesWhileTheLogGoesOn() {
		Filled.add(log, ONE, 100);
		awaitLastRow(99);
		pane.pause(true);
		Filled.add(log, ONE, 5000);
		UserInterface.await(() -> pane.count().endsWith("; paused, 5,000 newer"));
		assertEquals("no longer kept", lastRow(PREVIEW));
		assertEquals("99", lastRow(NUMBER));
		pane.pause(false);
		assertEquals("5,099", lastRow(NUMBER));
	}

	@Test
	void clears() {
		Filled.add(log, ONE, 3000);
		awaitLastRow(2999);
		press(SWT.ARROW_UP);
		pane.clear();
		assertEquals(0, table.getItemCount());
		assertEquals("0 messages kept", pane.count());
		assertEquals(Messages.Inspector_nothing, facts());
		Filled.add(log, ONE, 1);
		awaitRow(0, NUMBER, "3,000");
	}

	@Test
	void clearsNothingWhileTheUserIsInAField() {
		PaneHandler clear = new PaneHandler(pane::clear, pane::canClear);
		changed = clear::update;
		pane.clear();
		assertFalse(clear.isEnabled(), "nothing to clear");
		Filled.add(log, ONE, 3);
		awaitLastRow(2);
		table.setFocus();
		UserInterface.await(clear::isEnabled);
		pane.find();
		UserInterface.await(() -> !clear.isEnabled());
		clear.execute(null);
		assertEquals("3 messages kept", pane.count());
		pane.findBar().getChildren()[2].setFocus();
		UserInterface.await(clear::isEnabled);
		clear.execute(null);
		assertEquals("0 messages kept", pane.count());
	}

	@Test
	void showsTheMessagesOfChosenConnections() {
		for (int i = 0; i < 50; i++) {
			Filled.add(log, i % 5 == 0 ? TWO : ONE, 1);
		}
		pane.choose(Set.of(TWO));
		UserInterface.await(() -> pane.count().equals("50 messages kept, 10 of them shown"));
		assertEquals(List.of("0", "5", "10", "15", "20"), IntStream.range(0, 5).mapToObj(row -> table.getItem(row).getText(NUMBER)).toList());
		Filled.add(log, TWO, 1);
		awaitLastRow(50);
		press(SWT.HOME);
		assertEquals(TWO, pane.selectedConnection().orElseThrow());
		pane.choose(Set.of());
		assertEquals("51 messages kept", pane.count());
		assertEquals("49", table.getItem(table.getItemCount() - 2).getText(NUMBER));
	}

	@Test
	void isUsedByKeys() {
		Filled.add(log, ONE, 100);
		awaitLastRow(99);
		press(SWT.HOME);
		assertEquals("0", table.getItem(0).getText(NUMBER));
		assertEquals(0, table.getSelectionIndex());
		assertFalse(pane.rows().isFollowing());
		press(SWT.ARROW_DOWN);
		assertEquals(1, table.getSelectionIndex());
		press(SWT.ARROW_DOWN | SWT.SHIFT);
		assertEquals(2, table.getSelectionCount());
		assertEquals("100 messages kept; 2 selected", pane.count());
		press(SWT.END);
		assertTrue(pane.rows().isFollowing());
		assertEquals("99", lastRow(NUMBER));
		assertEquals(0, table.getSelectionCount(), "it cannot be seen");
		assertEquals(2, pane.rows().selection().count());
	}

	@Test
	void isUsedByTheWheelAndByClicks() {
		Filled.add(log, ONE, 100);
		awaitLastRow(99);
		Event turn = new Event();
		turn.count = 3;
		long first = pane.rows().number(0);
		table.notifyListeners(SWT.MouseVerticalWheel, turn);
		assertEquals(first - 3, pane.rows().number(0));
		assertEquals(Readable.count(first - 3), table.getItem(0).getText(NUMBER));
		Event click = new Event();
		click.item = table.getItem(2);
		table.notifyListeners(SWT.Selection, click);
		assertEquals(2, table.getSelectionIndex());
		click.item = table.getItem(0);
		click.stateMask = SWT.SHIFT;
		table.notifyListeners(SWT.Selection, click);
		assertEquals(3, table.getSelectionCount());
	}

	@Test
	void copiesSelectedRowsAsLines() {
		Filled.add(log, ONE, 2000);
		awaitLastRow(1999);
		press(SWT.ARROW_DOWN);
		press(SWT.ARROW_DOWN | SWT.SHIFT);
		assertTrue(pane.canCopy());
		pane.copy();
		String[] lines = clipboard().split(System.lineSeparator());
		assertEquals(2, lines.length);
		assertTrue(lines[0].endsWith("\t#1 server 9898 / 127.0.0.1:52011\t\u2192 out\t9\tbody " + pane.rows().selection().first()), lines[0]);

		pane.selectAll();
		pane.copy();
		UserInterface.await(() -> clipboard().split(System.lineSeparator()).length == log.end() - log.first());
		assertTrue(clipboard().endsWith("body 1999"));
	}

	@Test
	void findsTextAndShowsWhereItIs() {
		Filled.add(log, ONE, 100);
		awaitLastRow(99);
		pane.find();
		assertTrue(pane.findBar().isVisible());
		pane.findBar().text().setText("body 7");
		pane.findBar().search(1);
		UserInterface.await(() -> pane.findBar().status().equals("in message 7, all the way round"));
		assertEquals("7", table.getItem(table.getSelectionIndex()).getText(NUMBER));
		assertEquals("62 6f 64 79  20 37", pane.inspector().text().getSelectionText());
		pane.findBar().search(1);
		UserInterface.await(() -> pane.findBar().status().equals("in message 70"));
		pane.findBar().setHex(true);
		pane.findBar().text().setText("7");
		pane.findBar().search(1);
		assertTrue(pane.findBar().status().contains("hex digits"), pane.findBar().status());
		pane.findBar().text().setText("ff ff");
		pane.findBar().search(1);
		UserInterface.await(() -> pane.findBar().status().equals("not found"));
	}

	@Test
	void aFullLogAtFullRateIsShownAsItIs() throws InterruptedException {
		AtomicBoolean stop = new AtomicBoolean();
		List<Thread> writers = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			int writer = i;
			writers.add(Thread.ofPlatform().start(() -> {
				while (!stop.get()) {
					Filled.add(log, writer % 2 == 0 ? ONE : TWO, 1);
				}
			}));
		}
		for (int round = 0; round < 12; round++) {
			long end = log.end();
			UserInterface.await(() -> pane.rows().kept().first() > end);
			act(round);
			checkTable();
		}
		stop.set(true);
		for (Thread writer : writers) {
			writer.join();
		}
		pane.pause(false);
		pane.follow(true);
		awaitKept(log.end());
		assertEquals(Readable.count(log.end() - 1), lastRow(NUMBER));
		assertEquals(MessageLine.of(log, log.end() - 1).preview(), lastRow(PREVIEW));
	}

	private void act(int round) {
		switch (round % 6) {
			case 0 -> press(SWT.PAGE_UP);
			case 1 -> pane.pause(true);
			case 2 -> press(SWT.HOME);
			case 3 -> pane.pause(false);
			case 4 -> pane.selectAll();
			default -> press(SWT.END);
		}
	}

	/** Successive numbers, and of each message what it says itself, or that it is gone. */
	private void checkTable() {
		assertTrue(table.getItemCount() <= pane.rows().height());
		for (int row = 0; row < table.getItemCount(); row++) {
			long number = pane.rows().number(row);
			assertEquals(Readable.count(number), table.getItem(row).getText(NUMBER));
			String preview = table.getItem(row).getText(PREVIEW);
			assertTrue(preview.startsWith("body ") || preview.equals("no longer kept"), preview);
			assertEquals(pane.rows().isSelected(row), table.isSelected(row));
		}
	}

	private void press(int key) {
		Event event = new Event();
		event.keyCode = key & ~SWT.MODIFIER_MASK;
		event.stateMask = key & SWT.MODIFIER_MASK;
		event.doit = true;
		table.notifyListeners(SWT.KeyDown, event);
		assertFalse(event.doit, "the table must not do it too");
	}

	private String clipboard() {
		Clipboard clipboard = new Clipboard(shell.getDisplay());
		try {
			return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
		} finally {
			clipboard.dispose();
		}
	}

	private String facts() {
		return ((Label) pane.inspector().getChildren()[0]).getText();
	}

	private void awaitRow(int row, int column, String text) {
		UserInterface.await(() -> table.getItemCount() > row && table.getItem(row).getText(column).equals(text));
	}

	private void awaitLastRow(long number) {
		UserInterface.await(() -> table.getItemCount() > 0 && lastRow(NUMBER).equals(Readable.count(number)));
	}

	private void awaitKept(long end) {
		UserInterface.await(() -> pane.rows().kept().end() == end);
	}

	private String lastRow(int column) {
		return table.getItem(table.getItemCount() - 1).getText(column);
	}
}
