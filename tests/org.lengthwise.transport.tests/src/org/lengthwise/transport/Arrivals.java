// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.lengthwise.testkit.MemoryWire;

/** Reads frames of the default layout at the peer, independently of the decoder under test. */
final class Arrivals {

	private Arrivals() {
	}

	/** The bodies of the next {@code count} messages. */
	static List<String> read(MemoryWire wire, int count) throws IOException {
		List<String> bodies = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int length = ByteBuffer.wrap(wire.receive(Integer.BYTES)).getInt();
			if (length < 0 || length > 1 << 20) {
				throw new AssertionError("no frame behind " + bodies.size() + " messages: length " + length);
			}
			bodies.add(new String(wire.receive(length), StandardCharsets.UTF_8));
		}
		return bodies;
	}

	/** The bodies of all messages up to the end of the stream. */
	static List<String> readToEnd(MemoryWire wire) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(64 << 10);
		List<String> bodies = new ArrayList<>();
		while (wire.read(bytes) >= 0) {
			bytes.flip();
			while (bytes.remaining() >= Integer.BYTES && bytes.remaining() >= Integer.BYTES + bytes.getInt(bytes.position())) {
				byte[] body = new byte[bytes.getInt()];
				bytes.get(body);
				bodies.add(new String(body, StandardCharsets.UTF_8));
			}
			bytes.compact();
		}
		if (bytes.position() > 0) {
			throw new AssertionError("the stream ended inside a frame, behind " + bodies.size() + " messages");
		}
		return bodies;
	}
}
