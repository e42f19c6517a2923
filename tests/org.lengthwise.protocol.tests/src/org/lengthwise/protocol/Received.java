// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Takes down the messages of a decoder in the moment they are good: each frame as {@code header|body|trailer} in hex, and of a long
 * body the size and a checksum.
 */
final class Received implements Consumer<Message> {

	private static final int LONG_BODY = 64;

	private final List<String> frames = new ArrayList<>();

	@Override
	public void accept(Message message) {
		byte[] body = new byte[message.bodyLength()];
		message.body().get(body);
		frames.add(taken(message.layout(), message.frameBytes(), body));
	}

	/** What is taken down for a frame of that layout with that body. */
	static String taken(FrameLayout layout, byte[] frame, byte[] body) {
		return Bytes.hex(ByteBuffer.wrap(frame, 0, layout.headerLength()))
				+ "|" + (body.length > LONG_BODY ? body.length + " bytes, " + checksum(body) : Bytes.hex(body))
				+ "|" + Bytes.hex(ByteBuffer.wrap(frame, frame.length - layout.trailerLength(), layout.trailerLength()));
	}

	List<String> frames() {
		return frames;
	}

	int count() {
		return frames.size();
	}

	private static String checksum(byte[] body) {
		CRC32 crc = new CRC32();
		crc.update(body);
		return Long.toHexString(crc.getValue());
	}
}
