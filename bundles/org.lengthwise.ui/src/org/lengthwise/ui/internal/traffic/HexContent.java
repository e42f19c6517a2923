// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.custom.StyledTextContent;
import org.eclipse.swt.custom.TextChangeListener;
import org.lengthwise.traffic.HexDump;

/**
 * A part of a hex dump as the content of a styled text: a line is made when it is looked at. Parts, because a styled text counts all
 * lines of its content before it shows the first, which for the million lines of 16 MiB takes a third of a second. All lines but the
 * last have the same length, so that places in the text are plain arithmetic. Nobody can edit it.
 */
final class HexContent implements StyledTextContent {

	/** Bytes in a part: opened in a few milliseconds. */
	static final int PART = 1 << 16;

	private static final String DELIMITER = "\n";
	private static final int LINE = HexDump.LINE_LENGTH + DELIMITER.length();

	private final HexDump dump;
	private final int from;
	private final int lines;
	private final List<TextChangeListener> listeners = new CopyOnWriteArrayList<>();

	/** One of {@link #parts}, from 0. */
	HexContent(HexDump dump, int part) {
		this.dump = dump;
		from = part * PART;
		lines = Math.min(dump.lineCount() - HexDump.lineOf(from), PART / HexDump.BYTES_A_LINE);
	}

	/** How many parts a dump has, one at least. */
	static int parts(HexDump dump) {
		return Math.max(1, (int) ((dump.length() + PART - 1L) / PART));
	}

	/** Number of the frame's byte with which this part begins. */
	int from() {
		return from;
	}

	/** Place in the text of the hex digits of one of the frame's bytes. */
	int hexPlace(int offset) {
		return HexDump.lineOf(offset - from) * LINE + HexDump.hexColumn(offset);
	}

	/** Place in the text of the character of one of the frame's bytes. */
	int textPlace(int offset) {
		return HexDump.lineOf(offset - from) * LINE + HexDump.textColumn(offset);
	}

	@Override
	public int getCharCount() {
		return lines == 0 ? 0 : (lines - 1) * LINE + getLine(lines - 1).length();
	}

	@Override
	public String getLine(int line) {
		return lines == 0 ? "" : dump.line(HexDump.lineOf(from) + line);
	}

	@Override
	public int getLineAtOffset(int offset) {
		return Math.min(offset / LINE, getLineCount() - 1);
	}

	@Override
	public int getLineCount() {
		return Math.max(1, lines);
	}

	@Override
	public String getLineDelimiter() {
		return DELIMITER;
	}

	@Override
	public int getOffsetAtLine(int line) {
		return line * LINE;
	}

	@Override
	public String getTextRange(int start, int length) {
		StringBuilder text = new StringBuilder(length);
		int end = start + length;
		for (int at = start; at < end;) {
			int line = at / LINE;
			String whole = line < lines - 1 ? getLine(line) + DELIMITER : getLine(line);
			text.append(whole, at - line * LINE, Math.min(whole.length(), end - line * LINE));
			at = (line + 1) * LINE;
		}
		return text.toString();
	}

	@Override
	public void addTextChangeListener(TextChangeListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeTextChangeListener(TextChangeListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void replaceTextRange(int start, int replaceLength, String text) {
		throw new UnsupportedOperationException("traffic cannot be edited");
	}

	@Override
	public void setText(String text) {
		throw new UnsupportedOperationException("traffic cannot be edited");
	}
}
