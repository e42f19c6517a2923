// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.nio.ByteBuffer;

import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficSink;

/** Traffic that is printed, message by message. */
final class ReportedTraffic implements TrafficSink {

	private final Reporter reporter;

	ReportedTraffic(Reporter reporter) {
		this.reporter = reporter;
	}

	@Override
	public void message(ConnectionLabel connection, Direction direction, Message message) {
		reporter.message(connection, direction, message);
	}

	@Override
	public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
		// the framing error that comes with these bytes is printed, and shows their beginning
	}
}
