// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.function.ObjIntConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.lengthwise.ui.internal.text.Readable;
import org.lengthwise.ui.internal.traffic.TrafficSearch.Outcome;

/** Where the user types what is to be found: text or hex. Hidden until it is asked for. */
final class FindBar extends Composite {

	private static final int TEXT_WIDTH = 260;

	private final ObjIntConsumer<SearchTerm> find;
	private final Runnable closed;
	private final Text text;
	private final Button hex;
	private final Label status;

	/**
	 * @param find called with what is to be found, and 1 for the next message or -1 for the one before
	 * @param closed called when the user closed it
	 */
	FindBar(Composite parent, ObjIntConsumer<SearchTerm> find, Runnable closed) {
		super(parent, SWT.NONE);
		this.find = find;
		this.closed = closed;
		GridLayoutFactory.fillDefaults().numColumns(5).extendedMargins(4, 0, 0, 0).applyTo(this);
		new Label(this, SWT.NONE).setText(Messages.Find_label);
		text = new Text(this, SWT.SINGLE | SWT.BORDER);
		GridDataFactory.swtDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
		hex = new Button(this, SWT.CHECK);
		hex.setText(Messages.Find_hex);
		ToolBar buttons = new ToolBar(this, SWT.FLAT);
		button(buttons, "\u2193", Messages.Find_next, () -> search(1));
		button(buttons, "\u2191", Messages.Find_previous, () -> search(-1));
		button(buttons, "\u2715", Messages.Find_close, this::close);
		status = new Label(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(0, SWT.DEFAULT).applyTo(status);
		hex.addListener(SWT.Selection, event -> hint());
		text.addListener(SWT.Traverse, this::traversed);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(this);
		setVisible(false);
		hint();
	}

	private static void button(ToolBar bar, String sign, String name, Runnable action) {
		ToolItem item = new ToolItem(bar, SWT.PUSH);
		item.setText(sign);
		item.setToolTipText(name);
		item.addListener(SWT.Selection, event -> action.run());
	}

	private void hint() {
		text.setMessage(hex.getSelection() ? Messages.Find_hexHint : Messages.Find_hint);
	}

	private void traversed(Event event) {
		if (event.detail == SWT.TRAVERSE_RETURN) {
			event.doit = false;
			search((event.stateMask & SWT.SHIFT) != 0 ? -1 : 1);
		} else if (event.detail == SWT.TRAVERSE_ESCAPE) {
			event.doit = false;
			close();
		}
	}

	/** Shows it, ready to type. */
	void open() {
		show(true);
		text.selectAll();
		text.setFocus();
	}

	private void close() {
		show(false);
		closed.run();
	}

	private void show(boolean visible) {
		((GridData) getLayoutData()).exclude = !visible;
		setVisible(visible);
		getParent().layout();
	}

	/** Whether there is something to find. */
	boolean isFilled() {
		return !text.getText().isEmpty();
	}

	/** Looks for the next message, or with -1 for the one before. */
	void search(int step) {
		try {
			SearchTerm term = hex.getSelection() ? SearchTerm.hex(text.getText()) : SearchTerm.text(text.getText());
			say(Messages.Find_searching, false);
			find.accept(term, step);
		} catch (IllegalArgumentException e) {
			say(e.getMessage(), true);
		}
	}

	/** Says what the search came to. */
	void show(Outcome outcome) {
		if (outcome.isFound()) {
			say(NLS.bind(outcome.wrapped() ? Messages.Find_foundWrapped : Messages.Find_found, Readable.count(outcome.number())), false);
		} else {
			say(Messages.Find_notFound, true);
		}
	}

	private void say(String what, boolean wrong) {
		status.setText(what);
		status.setForeground(wrong ? TrafficTheme.error() : null);
	}

	/** The field, to type in. */
	Text text() {
		return text;
	}

	/** Whether what is typed are hex digits. */
	void setHex(boolean on) {
		hex.setSelection(on);
		hint();
	}

	/** What is said of the last search. */
	String status() {
		return status.getText();
	}
}
