// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The two ways to bring bytes to a decoder, and what takes all messages from it that they complete. */
enum Feed {

	/** As somebody who has chunks. */
	CHUNKS {
		@Override
		void feed(FrameDecoder decoder, ByteBuffer bytes, Consumer<? super Message> sink) throws FramingException {
			decoder.decode(bytes, sink);
		}
	},

	/** As somebody who reads from a channel. */
	CHANNEL {
		@Override
		void feed(FrameDecoder decoder, ByteBuffer bytes, Consumer<? super Message> sink) throws FramingException {
			while (bytes.hasRemaining()) {
				ByteBuffer space = decoder.space();
				assertTrue(space.hasRemaining(), "no room for a single byte");
				while (space.hasRemaining() && bytes.hasRemaining()) {
					space.put(bytes.get());
				}
				for (Message message = decoder.next(); message != null; message = decoder.next()) {
					sink.accept(message);
				}
			}
		}
	};

	/** Feeds the bytes from the buffer's position to its limit, and moves the position behind those that were taken. */
	abstract void feed(FrameDecoder decoder, ByteBuffer bytes, Consumer<? super Message> sink) throws FramingException;

	/** Feeds the bytes one at a time. */
	void feedByteByByte(FrameDecoder decoder, ByteBuffer bytes, Consumer<? super Message> sink) throws FramingException {
		while (bytes.hasRemaining()) {
			feed(decoder, bytes.slice(bytes.position(), 1), sink);
			bytes.get();
		}
	}
}
