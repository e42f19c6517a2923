// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Subscription;
import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.text.Readable;
import org.lengthwise.ui.internal.updates.DisplayUpdates;
import org.lengthwise.ui.internal.updates.DisplayUpdates.Update;

/**
 * A log to look at: its messages as rows, below them the selected one, at the bottom what is kept and what is not. What other threads
 * have to tell, the log's writers, the search, the choice of connections, comes as a request to look again.
 */
final class TrafficPane extends Composite {

	private static final int[] WEIGHTS = {65, 35};

	private final TrafficLog log;
	private final Runnable changed;
	private final TrafficRows rows;
	private final SashForm sash;
	private final TrafficTable table;
	private final MessageInspector inspector;
	private final MessageFinder finder;
	private final MessageClipboard clipboard;
	private final Label count;
	private final Update update;
	private final Subscription subscription;
	private Set<ConnectionLabel> chosen = Set.of();

	/** @param changed called after each look and each action of the user, to see what can be done now */
	TrafficPane(Composite parent, TrafficLog log, Runnable changed) {
		super(parent, SWT.NONE);
		this.log = log;
		this.changed = changed;
		rows = new TrafficRows(log);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
		sash = new SashForm(this, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		table = new TrafficTable(sash, rows, this::show);
		inspector = new MessageInspector(sash);
		sash.setWeights(WEIGHTS);
		update = DisplayUpdates.of(getDisplay()).register(table.table(), this::refresh);
		finder = new MessageFinder(this, log, update::request);
		clipboard = new MessageClipboard(getDisplay(), log, update::request);
		count = new Label(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).hint(0, SWT.DEFAULT).indent(4, 0).applyTo(count);
		inspector.text().addListener(SWT.Selection, event -> changed.run());
		Stream.concat(Stream.of(table.table(), inspector.text()), Stream.of(findBar().getChildren()))
				.forEach(focusable -> focusable.addListener(SWT.FocusIn, event -> changed.run()));
		subscription = log.subscribe(update::request);
		addDisposeListener(event -> close());
		refresh();
	}

	private void close() {
		subscription.close();
		finder.cancel();
		rows.shown().close();
	}

	private void refresh() {
		subscription.rearm();
		rows.look();
		Optional<TrafficSearch.Outcome> outcome = finder.select();
		show();
		outcome.ifPresent(finder::tell);
		clipboard.putWhatIsReady();
	}

	private void show() {
		table.refresh();
		inspect();
		String said = countText();
		if (!said.equals(count.getText())) {
			count.setText(said);
		}
		changed.run();
	}

	private void inspect() {
		OptionalLong inspected = rows.inspected();
		if (inspected.isEmpty()) {
			inspector.showNothing();
			return;
		}
		long number = inspected.getAsLong();
		if (rows.isGone(number)) {
			inspector.showGone(number);
		} else if (inspector.shown().isEmpty() || inspector.shown().get().number() != number) {
			log.entry(number).ifPresentOrElse(inspector::show, () -> inspector.showGone(number));
		}
	}

	private String countText() {
		long kept = rows.kept().count();
		StringBuilder text = new StringBuilder(kept == 1 ? Messages.Traffic_countOne : NLS.bind(Messages.Traffic_count, Readable.count(kept)));
		append(text, Messages.Traffic_countDropped, rows.kept().dropped(), rows.kept().dropped() > 0);
		append(text, Messages.Traffic_countShown, rows.places().count(), !chosen.isEmpty());
		append(text, Messages.Traffic_countSelected, rows.selection().count(), rows.selection().count() > 1);
		append(text, Messages.Traffic_countPaused, rows.newer(), rows.isPaused());
		return text.toString();
	}

	private static void append(StringBuilder text, String what, long number, boolean when) {
		if (when) {
			text.append(NLS.bind(what, Readable.count(number)));
		}
	}

	/** Which messages stand where. */
	TrafficRows rows() {
		return rows;
	}

	/** The upper part. */
	TrafficTable table() {
		return table;
	}

	/** The lower part. */
	MessageInspector inspector() {
		return inspector;
	}

	/** Where the user types what is to be found. */
	FindBar findBar() {
		return finder.bar();
	}

	/** What is said at the bottom. */
	String count() {
		return count.getText();
	}

	/** Follows the newest messages, or stays. */
	void follow(boolean on) {
		rows.follow(on);
		show();
	}

	/** Stands still, or goes on. */
	void pause(boolean on) {
		rows.pause(on);
		show();
	}

	/** Whether there is something to forget, and the user is not in a field: there the keys of clearing delete a word. */
	boolean canClear() {
		return rows.kept().count() > 0 && !(getDisplay().getFocusControl() instanceof Text);
	}

	/** Forgets all messages of the log. */
	void clear() {
		log.clear();
		refresh();
	}

	/** The connections whose messages are shown; none if those of all are. */
	Set<ConnectionLabel> chosen() {
		return chosen;
	}

	/** Shows the messages of some connections from now on; of none in particular, those of all. */
	void choose(Set<ConnectionLabel> connections) {
		chosen = Set.copyOf(connections);
		rows.show(chosen.isEmpty() ? ShownMessages.all() : new ChosenMessages(log, chosen, update::request));
		rows.pause(false);
		show();
	}

	/** The connection of the selected message; empty if none is selected or it is gone. */
	Optional<ConnectionLabel> selectedConnection() {
		return rows.selection().count() == 0 ? Optional.empty() : inspector.shown().map(TrafficEntry::connection);
	}

	/** Whether something is selected where the user is. */
	boolean canCopy() {
		return switch (getDisplay().getFocusControl()) {
			case Text field when field == findBar().text() -> true;
			case StyledText bytes when bytes == inspector.text() -> bytes.getSelectionCount() > 0;
			case null, default -> rows.selection().count() > 0;
		};
	}

	/** Copies what is selected where the user is: text, or rows as lines. */
	void copy() {
		switch (getDisplay().getFocusControl()) {
			case Text field when field == findBar().text() -> field.copy();
			case StyledText bytes when bytes == inspector.text() -> clipboard.put(bytes.getSelectionText());
			case null, default -> clipboard.copy(rows.shown(), rows.selection());
		}
	}

	/** Selects all where the user is. */
	void selectAll() {
		switch (getDisplay().getFocusControl()) {
			case Text field when field == findBar().text() -> field.selectAll();
			case StyledText bytes when bytes == inspector.text() -> bytes.selectAll();
			case null, default -> rows.selectAll();
		}
		show();
	}

	/** Asks what is to be found. */
	void find() {
		findBar().open();
	}

	/** The sizes of columns and parts, as {@link #setSizes} takes them. */
	String sizes() {
		return table.widths() + ";" + sash.getWeights()[0] + "," + sash.getWeights()[1];
	}

	/** Restores sizes; those that do not fit are left as they are. */
	void setSizes(String sizes) {
		String[] both = sizes.split(";");
		if (both.length == 2 && both[1].matches("[1-9]\\d{0,3},[1-9]\\d{0,3}")) {
			table.setWidths(both[0]);
			String[] weights = both[1].split(",");
			sash.setWeights(Integer.parseInt(weights[0]), Integer.parseInt(weights[1]));
		}
	}
}
