// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.PrintWriter;
import java.util.Locale;

import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.BodyText;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.RoundTripSummary;

/** Lines for people: data on standard output, talk on standard error. */
final class TextReporter implements Reporter {

	private static final String TABLE_HEAD = "%-28s %12s %12s %10s %10s %10s %10s %10s";
	private static final String TABLE_ROW = "%-28s %12d %12.0f %10.1f %10.1f %10.1f %10.1f %10.1f";

	private final PrintWriter out;
	private final PrintWriter err;
	private final boolean verbose;

	/** @param verbose whether each connection is worth a line, and not only those that fail */
	TextReporter(PrintWriter out, PrintWriter err, boolean verbose) {
		this.out = out;
		this.err = err;
		this.verbose = verbose;
	}

	@Override
	public void listening(Endpoint address) {
		out.println("listening on " + address);
	}

	@Override
	public void connected(ConnectionLabel connection) {
		talkIfVerbose(name(connection) + ": connected");
	}

	@Override
	public void message(ConnectionLabel connection, Direction direction, Message message) {
		String arrow = direction == Direction.IN ? "<-" : "->";
		out.println(name(connection) + " " + arrow + " " + message.bodyLength() + " bytes: " + BodyText.preview(message));
	}

	@Override
	public void framingError(ConnectionLabel connection, FramingException error) {
		err.println(name(connection) + ": " + error.getMessage());
	}

	@Override
	public void error(TransportException failure) {
		err.println("lengthwise: " + failure.getMessage());
	}

	@Override
	public void closed(ConnectionLabel connection, Ending ending) {
		String by = name(connection) + ": ended by " + (ending.by() == Ending.By.US ? "us" : "the peer");
		if (ending.how() == How.FRAMING_ERROR) {
			talkIfVerbose(by);
		} else if (ending.how() == How.CLOSED) {
			talkIfVerbose(by + ": " + ending.reason());
		} else {
			err.println(by + ": " + ending.reason());
		}
	}

	@Override
	public void summary(Summary summary) {
		if (summary.rallies().isEmpty()) {
			err.printf(Locale.ROOT, "%s, %s in, %d out, %s in %.1f s%n", counted(summary.connections(), "connection"),
					counted(summary.counts().messagesIn(), "message"), summary.counts().messagesOut(), counted(summary.errors(), "error"),
					summary.seconds());
			return;
		}
		out.println(String.format(Locale.ROOT, TABLE_HEAD, "connection", "round trips", "per second", "p50 us", "p90 us", "p99 us",
				"p99.9 us", "max us"));
		if (summary.rallies().size() > 1) {
			summary.rallies().forEach(rally -> row(rally.connection(), rally.roundTrips(), summary));
		}
		row("all " + summary.rallies().size(), summary.roundTrips(), summary);
	}

	private void row(String connection, RoundTripSummary times, Summary summary) {
		out.println(String.format(Locale.ROOT, TABLE_ROW, connection, times.count(), summary.perSecond(times.count()), times.p50(),
				times.p90(), times.p99(), times.p999(), times.max()));
	}

	private static String counted(long count, String noun) {
		return count + " " + noun + (count == 1 ? "" : "s");
	}

	private void talkIfVerbose(String line) {
		if (verbose) {
			err.println(line);
		}
	}

	private static String name(ConnectionLabel connection) {
		return "#" + connection.id() + " " + connection.peer();
	}
}
