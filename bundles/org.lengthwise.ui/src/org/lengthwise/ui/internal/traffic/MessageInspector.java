// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.traffic.HexDump;
import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.ui.internal.text.Readable;

/** One message: a line of facts, and its bytes as a hex dump, header and trailer in another colour. Large ones in parts. */
final class MessageInspector extends Composite {

	private final Label facts;
	private final Composite parts;
	private final Label partText;
	private final Button previous;
	private final Button next;
	private final StyledText text;
	private TrafficEntry entry;
	private HexContent content;
	private int part;

	MessageInspector(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(4, 0, 2, 0).applyTo(this);
		facts = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(0, SWT.DEFAULT).applyTo(facts);
		parts = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(parts);
		GridDataFactory.fillDefaults().exclude(true).applyTo(parts);
		previous = partButton(SWT.LEFT, Messages.Inspector_previousPart, -1);
		partText = new Label(parts, SWT.NONE);
		next = partButton(SWT.RIGHT, Messages.Inspector_nextPart, 1);
		text = new StyledText(this, SWT.READ_ONLY | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(SWT.DEFAULT, 0).applyTo(text);
		text.addLineStyleListener(this::style);
		text.getAccessible().addAccessibleListener(new AccessibleAdapter() {

			@Override
			public void getName(AccessibleEvent event) {
				event.result = Messages.Inspector_hex;
			}
		});
		themed();
		TrafficTheme.listen(this, this::themed);
		showNothing();
	}

	private Button partButton(int arrow, String name, int by) {
		Button button = new Button(parts, SWT.ARROW | SWT.FLAT | arrow);
		button.setToolTipText(name);
		button.addListener(SWT.Selection, event -> showPart(part + by));
		return button;
	}

	private void themed() {
		text.setFont(TrafficTheme.hexFont());
		text.redraw();
		if (entry != null) {
			facts.setForeground(factsColor(entry));
		}
	}

	/** The text with the bytes, for its menu and its focus. */
	StyledText text() {
		return text;
	}

	/** The message that is shown; empty if there is none. */
	Optional<TrafficEntry> shown() {
		return Optional.ofNullable(entry);
	}

	/** Shows that no message is chosen. */
	void showNothing() {
		show(null, Messages.Inspector_nothing);
	}

	/** Shows a message. */
	void show(TrafficEntry message) {
		show(message, facts(message));
	}

	/** Says that a message is gone. If it is the one that is shown, its bytes stay: they are a copy. */
	void showGone(long number) {
		String name = Readable.count(number);
		if (entry != null && entry.number() == number) {
			say(NLS.bind(Messages.Inspector_goneCopy, name), TrafficTheme.gone());
		} else {
			show(null, NLS.bind(Messages.Inspector_gone, name));
		}
	}

	private void show(TrafficEntry message, String what) {
		boolean same = message == null ? entry == null : entry != null && message.number() == entry.number();
		if (!same || content == null) { // else it is shown already: laid out and painted for nothing
			entry = message;
			showPart(0);
		}
		say(what, message == null ? null : factsColor(message));
	}

	private void say(String what, Color color) {
		if (!facts.getText().equals(what)) {
			facts.setText(what);
			facts.requestLayout();
		}
		facts.setForeground(color);
	}

	private static Color factsColor(TrafficEntry message) {
		return message.layout().isEmpty() ? TrafficTheme.error() : null;
	}

	private static String facts(TrafficEntry message) {
		MessageLine line = MessageLine.of(message);
		String length = Readable.count(message.length());
		return message.layout().map(layout -> NLS.bind(Messages.Inspector_message, new Object[] {line.number(), line.time(), line.connection(),
				line.direction(), length, line.length(), layout.name()})).orElseGet(() -> NLS.bind(Messages.Inspector_noMessage,
						new Object[] {line.number(), line.time(), line.connection(), line.direction(), length, message.reason()}));
	}

	private void showPart(int number) {
		HexDump dump = new HexDump(entry == null ? ByteBuffer.allocate(0) : entry.bytes());
		int count = HexContent.parts(dump);
		part = Math.clamp(number, 0, count - 1);
		content = new HexContent(dump, part);
		text.setContent(content);
		previous.setEnabled(part > 0);
		next.setEnabled(part < count - 1);
		partText.setText(NLS.bind(Messages.Inspector_part, Readable.count(content.from()),
				Readable.count(Math.min(dump.length(), (long) content.from() + HexContent.PART) - 1)));
		parts.setVisible(count > 1);
		GridDataFactory.createFrom((GridData) parts.getLayoutData()).exclude(count == 1).applyTo(parts);
		layout();
	}

	/** Shows a byte of the message, and selects it and those behind it on its line. */
	void reveal(int offset, int length) {
		if (entry != null && offset < entry.bytes().limit()) {
			if (offset / HexContent.PART != part) {
				showPart(offset / HexContent.PART);
			}
			int lineEnd = (HexDump.lineOf(offset) + 1) * HexDump.BYTES_A_LINE - 1;
			int last = Math.min(Math.min(offset + Math.max(1, length) - 1, lineEnd), entry.bytes().limit() - 1);
			text.setSelection(content.hexPlace(offset), content.hexPlace(last) + 2);
		}
	}

	private void style(LineStyleEvent event) {
		if (content != null) {
			event.styles = styles(content.getLineAtOffset(event.lineOffset)).toArray(StyleRange[]::new);
		}
	}

	/** How a line of the text is coloured: the hex digits and the characters of header and trailer. */
	List<StyleRange> styles(int line) {
		List<StyleRange> styles = new ArrayList<>();
		if (entry != null && entry.layout().isPresent()) {
			FrameLayout layout = entry.layout().get();
			int from = content.from() + line * HexDump.BYTES_A_LINE;
			int to = Math.min(from + HexDump.BYTES_A_LINE, entry.length());
			mark(styles, from, Math.min(to, layout.headerLength()));
			mark(styles, Math.max(from, entry.length() - layout.trailerLength()), to);
			styles.sort(Comparator.comparingInt(style -> style.start));
		}
		return styles;
	}

	private void mark(List<StyleRange> styles, int from, int to) {
		if (from < to) {
			int hex = content.hexPlace(from);
			styles.add(new StyleRange(hex, content.hexPlace(to - 1) + 2 - hex, TrafficTheme.header(), null));
			styles.add(new StyleRange(content.textPlace(from), to - from, TrafficTheme.header(), null));
		}
	}
}
