// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;

/** Messages and connections to test with. */
final class Frames {

	static final FrameLayout U32 = FrameLayout.u32();
	static final ConnectionLabel ONE = new ConnectionLabel(1, "server 9898", "127.0.0.1:52011");
	static final ConnectionLabel TWO = new ConnectionLabel(2, "server 9898", "127.0.0.1:52012");

	private Frames() {
	}

	/** A message in the middle of a larger buffer, as a decoder gives it. */
	static Message message(String body) {
		return message(body.getBytes(StandardCharsets.UTF_8));
	}

	static Message message(byte[] body) {
		ByteBuffer buffer = ByteBuffer.allocateDirect(body.length + 4 + 7);
		buffer.position(3).putInt(body.length).put(body);
		return new Message(U32, buffer.position(1), 3, body.length + 4);
	}

	/** A message whose frame has so many bytes. */
	static Message ofLength(int frame) {
		return message(new byte[frame - 4]);
	}

	static String text(TrafficEntry entry) {
		return StandardCharsets.UTF_8.decode(entry.body()).toString();
	}
}
