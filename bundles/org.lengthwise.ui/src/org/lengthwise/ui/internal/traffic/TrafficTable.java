// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lengthwise.traffic.TrafficEntry;

/**
 * The rows of {@link TrafficRows}, with a scroll bar over all of them. The table itself has items for the rows that can be seen, no
 * more, so that a look at a log of any size costs the same. (A table with {@code SWT.VIRTUAL} and an item for each message was tried:
 * under GTK each new item takes 5 µs, each one that has to be read again 100 µs, and to empty a table of 100,000 takes seconds.)
 */
final class TrafficTable extends Composite {

	/** Of each column, in characters. */
	private static final List<Integer> WIDTHS = List.of(12, 17, 30, 11, 9, 60);
	private static final int NUMBER = 0;
	private static final int LENGTH = 4;
	private static final int WHEEL_ROWS = 3;

	private final TrafficRows rows;
	private final Runnable changed;
	private final Table table;
	private final Slider slider;
	private boolean dragged;

	/** @param changed called when the user scrolled or selected */
	TrafficTable(Composite parent, TrafficRows rows, Runnable changed) {
		super(parent, SWT.NONE);
		this.rows = rows;
		this.changed = changed;
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(this);
		table = new Table(this, SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 0).applyTo(table);
		slider = new Slider(this, SWT.VERTICAL);
		GridDataFactory.fillDefaults().grab(false, true).hint(SWT.DEFAULT, 0).applyTo(slider);
		createColumns();
		table.addListener(SWT.Selection, this::selected);
		table.addListener(SWT.KeyDown, this::pressed);
		table.addListener(SWT.MouseVerticalWheel, this::turned);
		table.addListener(SWT.Resize, event -> refresh());
		slider.addListener(SWT.Selection, this::slid);
		TrafficTheme.listen(this, this::refill);
	}

	private void createColumns() {
		List<String> names = List.of(Messages.Traffic_columnNumber, Messages.Traffic_columnTime, Messages.Traffic_columnConnection,
				Messages.Traffic_columnDirection, Messages.Traffic_columnLength, Messages.Traffic_columnPreview);
		GC gc = new GC(table);
		double character = gc.getFontMetrics().getAverageCharacterWidth();
		gc.dispose();
		for (int i = 0; i < names.size(); i++) {
			TableColumn column = new TableColumn(table, i == NUMBER || i == LENGTH ? SWT.RIGHT : SWT.LEFT);
			column.setText(names.get(i));
			column.setWidth((int) (WIDTHS.get(i) * character));
		}
	}

	/** The table, for its menu and its focus. */
	Table table() {
		return table;
	}

	/** Shows what the rows are now. */
	void refresh() {
		rows.setHeight((table.getClientArea().height - table.getHeaderHeight()) / table.getItemHeight());
		table.setItemCount(rows.count());
		for (int row = 0; row < rows.count(); row++) {
			show(table.getItem(row), row);
		}
		showSelection();
		showPlace();
	}

	/** A message never changes, so an item that shows it already is left alone: but for its going. */
	private void show(TableItem item, int row) {
		long number = rows.number(row);
		boolean gone = rows.isGone(number);
		Content before = (Content) item.getData();
		if (before == null || before.number != number || before.gone != gone) {
			Optional<TrafficEntry> entry = rows.entry(row);
			MessageLine line = entry.map(MessageLine::of).orElseGet(() -> MessageLine.gone(number));
			Color color = entry.isEmpty() ? TrafficTheme.gone() : entry.get().reason().isEmpty() ? null : TrafficTheme.error();
			Content content = new Content(number, gone, line.columns(), color);
			show(item, before == null ? Content.NOTHING : before, content);
			item.setData(content);
		}
	}

	/** Sets what changed only: each text that is set costs more than all the rest. */
	private static void show(TableItem item, Content before, Content content) {
		for (int i = 0; i < content.columns.size(); i++) {
			if (before.columns.isEmpty() || !before.columns.get(i).equals(content.columns.get(i))) {
				item.setText(i, content.columns.get(i));
			}
		}
		if (!Objects.equals(before.color, content.color)) {
			item.setForeground(content.color);
		}
	}

	private void showSelection() {
		int[] selected = IntStream.range(0, rows.count()).filter(rows::isSelected).toArray();
		int[] current = table.getSelectionIndices();
		Arrays.sort(current);
		if (!Arrays.equals(selected, current)) {
			table.deselectAll();
			table.select(selected);
		}
	}

	private void showPlace() {
		if (!dragged) {
			int all = (int) Math.min(Integer.MAX_VALUE, Math.max(1, rows.places().count()));
			int thumb = Math.clamp(rows.height(), 1, all);
			slider.setValues((int) (rows.top() - rows.places().first()), 0, all, thumb, 1, thumb);
			slider.setEnabled(all > thumb);
		}
	}

	private void refill() {
		for (TableItem item : table.getItems()) {
			item.setForeground(null);
			item.setData(null);
		}
		refresh();
	}

	private void selected(Event event) {
		if (event.item instanceof TableItem item && table.indexOf(item) < rows.count()) {
			rows.select(table.indexOf(item), (event.stateMask & SWT.SHIFT) != 0);
			changed.run();
		}
	}

	private void turned(Event event) {
		rows.scroll(-(long) Integer.signum(event.count) * WHEEL_ROWS);
		event.doit = false;
		changed.run();
	}

	private void slid(Event event) {
		dragged = event.detail == SWT.DRAG;
		rows.scrollTo(rows.places().first() + slider.getSelection());
		changed.run();
	}

	private void pressed(Event event) {
		boolean extend = (event.stateMask & SWT.SHIFT) != 0;
		if ((event.stateMask & ~SWT.SHIFT & SWT.MODIFIER_MASK) != 0) {
			return;
		}
		int page = Math.max(1, rows.height() - 1);
		switch (event.keyCode) {
			case SWT.ARROW_UP -> rows.moveSelection(-1, extend);
			case SWT.ARROW_DOWN -> rows.moveSelection(1, extend);
			case SWT.PAGE_UP -> rows.moveSelection(-page, extend);
			case SWT.PAGE_DOWN -> rows.moveSelection(page, extend);
			case SWT.HOME -> rows.moveSelectionTo(rows.places().first(), extend);
			case SWT.END -> end(extend);
			default -> {
				return;
			}
		}
		event.doit = false;
		changed.run();
	}

	private void end(boolean extend) {
		if (extend) {
			rows.moveSelectionTo(rows.places().end(), true);
		} else {
			rows.follow(true);
		}
	}

	/** The widths of the columns, as {@link #setWidths} takes them. */
	String widths() {
		return Arrays.stream(table.getColumns()).map(column -> Integer.toString(column.getWidth())).collect(Collectors.joining(","));
	}

	/** Restores widths; those that do not fit are left as they are. */
	void setWidths(String widths) {
		String[] each = widths.split(",");
		for (int i = 0; i < table.getColumnCount() && i < each.length; i++) {
			if (each[i].matches("\\d{1,4}")) {
				table.getColumn(i).setWidth(Integer.parseInt(each[i]));
			}
		}
	}

	/** What an item shows. */
	private record Content(long number, boolean gone, List<String> columns, Color color) {

		static final Content NOTHING = new Content(-1, false, List.of(), null);
	}
}
