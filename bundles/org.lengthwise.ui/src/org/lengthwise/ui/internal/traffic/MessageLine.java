// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.lengthwise.traffic.BodyText;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.text.Readable;

/**
 * A message as people read it.
 *
 * @param number with the separators of the user's language, like all numbers here
 * @param time on the user's clock
 * @param direction arrow and word
 * @param length bytes of the body
 * @param preview beginning of the body; for bytes that are no message the reason too
 */
record MessageLine(String number, String time, String connection, String direction, String length, String preview) {

	/** The first bytes of a frame that are needed for it. */
	static final int BYTES = 128;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

	/** Of a number in a log. */
	static MessageLine of(TrafficLog log, long number) {
		return log.entry(number, BYTES).map(MessageLine::of).orElseGet(() -> gone(number));
	}

	static MessageLine of(TrafficEntry entry) {
		String body = BodyText.preview(entry.body(), entry.bodyLength());
		return new MessageLine(Readable.count(entry.number()), TIME.format(entry.time().atZone(ZoneId.systemDefault())),
				connection(entry.connection()), entry.direction() == Direction.IN ? Messages.Traffic_in : Messages.Traffic_out,
				Readable.count(entry.bodyLength()), entry.reason().isEmpty() ? body : NLS.bind(Messages.Traffic_noMessage, entry.reason(), body));
	}

	/** What is said in place of a message that is no longer kept. */
	static MessageLine gone(long number) {
		return new MessageLine(number < 0 ? "" : Readable.count(number), "", "", "", "", Messages.Traffic_noLongerKept);
	}

	static String connection(ConnectionLabel label) {
		String pattern = label.owner().endsWith(label.peer()) ? Messages.Traffic_connectionOfClient : Messages.Traffic_connection;
		return NLS.bind(pattern, new Object[] {label.id(), label.owner(), label.peer()});
	}

	List<String> columns() {
		return List.of(number, time, connection, direction, length, preview);
	}

	/** All of it on one line, to be pasted elsewhere. */
	String text() {
		return String.join("\t", columns());
	}
}
