// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.traffic.ShownMessages.Places;

/** Puts messages on the clipboard, a line each. To be used on the display's thread; many messages are read by a thread of their own. */
final class MessageClipboard {

	/** So many messages are copied at once; more by a thread of their own. */
	private static final int COPIED_AT_ONCE = 1000;

	private final Display display;
	private final TrafficLog log;
	private final Runnable ready;
	/** Lines of many messages, to be put on the clipboard by the display's thread. */
	private final AtomicReference<String> lines = new AtomicReference<>();

	/** @param ready called by another thread when many messages were read, to be followed by {@link #putWhatIsReady()} */
	MessageClipboard(Display display, TrafficLog log, Runnable ready) {
		this.display = display;
		this.log = log;
		this.ready = ready;
	}

	/** Copies messages; if they are many, some time later. */
	void copy(ShownMessages shown, Places places) {
		if (places.count() <= COPIED_AT_ONCE) {
			put(lines(shown, places));
		} else {
			Thread.ofVirtual().name("copy of " + places.count() + " messages").start(() -> {
				lines.set(lines(shown, places));
				ready.run();
			});
		}
	}

	private String lines(ShownMessages shown, Places places) {
		StringJoiner text = new StringJoiner(System.lineSeparator());
		LongStream.range(places.first(), places.end()).map(shown::number).mapToObj(number -> MessageLine.of(log, number))
				.forEach(line -> text.add(line.text()));
		return text.toString();
	}

	/** Puts the lines of many messages on the clipboard, once they were read. */
	void putWhatIsReady() {
		String text = lines.getAndSet(null);
		if (text != null) {
			put(text);
		}
	}

	/** Puts a text on the clipboard, unless it is empty. */
	void put(String text) {
		if (!text.isEmpty()) {
			Clipboard clipboard = new Clipboard(display);
			clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
			clipboard.dispose();
		}
	}
}
