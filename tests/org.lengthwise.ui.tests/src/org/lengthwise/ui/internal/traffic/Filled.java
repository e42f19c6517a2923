// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficLimits;
import org.lengthwise.traffic.TrafficLog;

/** Logs with messages to look at. */
final class Filled {

	static final ConnectionLabel ONE = new ConnectionLabel(1, "server 9898", "127.0.0.1:52011");
	static final ConnectionLabel TWO = new ConnectionLabel(2, "server 9898", "127.0.0.1:52012");

	private Filled() {
	}

	/** An empty log of blocks of a sixteenth of its messages. */
	static TrafficLog log(int entries) {
		return new TrafficLog(new TrafficLimits(entries, 64L << 20));
	}

	/** Adds messages, whose body is "body" and their number. */
	static void add(TrafficLog log, ConnectionLabel connection, int messages) {
		for (int i = 0; i < messages; i++) {
			log.message(connection, Direction.OUT, message("body " + log.end()));
		}
	}

	static Message message(String body) {
		return message(body.getBytes(StandardCharsets.UTF_8));
	}

	static Message message(byte[] body) {
		ByteBuffer frame = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body);
		return new Message(FrameLayout.u32(), frame.rewind(), 0, frame.capacity());
	}
}
