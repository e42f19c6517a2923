// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.BodyTransform;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameEncoder;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FrameSizeException;
import org.lengthwise.protocol.Message;

/**
 * What a handler sends back while it handles messages. All answers to what arrived with one reading leave together, in one write;
 * if the peer does not read them the connection's thread waits, and reads no further messages meanwhile.
 *
 * <p>Used by the connection's thread alone, and only while {@link ConnectionHandler#received} runs.
 *
 * <p>Echoes of messages that follow each other are not copied at all: they are written from where they were read.
 *
 * <pre>
 * collected             received
 * +---------+--------+  +---------+---------+---------+
 * | answer  | answer |  | handled |  echo   |  echo   |
 * +---------+--------+  +---------+---------+---------+
 * |-- first part ----|            |-- second part ----|
 * </pre>
 */
public final class Answers {

	/** So many bytes are collected at most before they are written. */
	private static final int BATCH = 64 << 10;

	private final FrameLayout layout;
	private final FrameEncoder encoder;
	private final FrameWriter writer;
	private final BufferSupply supply;
	private final ByteBuffer[] parts = new ByteBuffer[2];
	/** Answers with bytes of their own; null while there are none. */
	private ByteBuffer collected;
	/** The buffer of the echoes behind the collected answers; null while there are none. */
	private ByteBuffer received;
	private int echoStart;
	private int echoEnd;
	private int messages;

	Answers(FrameLayout layout, FrameWriter writer, BufferSupply supply) {
		this.layout = layout;
		this.encoder = new FrameEncoder(layout);
		this.writer = writer;
		this.supply = supply;
	}

	/**
	 * Sends a received message back: the frame's bytes as they came.
	 *
	 * @throws TransportException if the connection broke
	 */
	public void echo(Message message) throws TransportException {
		writer.checkWorks();
		if (message.buffer() != received || message.start() != echoEnd) {
			collectEchoes();
			received = message.buffer();
			echoStart = message.start();
		}
		echoEnd = message.start() + message.length();
		messages++;
	}

	/**
	 * Sends a message with the header and the trailer of {@code request}, computed fields computed anew, and a body made from its body.
	 *
	 * @throws TransportException if the connection broke
	 * @throws FrameSizeException never for a message that was received with the connection's own layout
	 */
	public void answer(Message request, BodyTransform transform) throws TransportException, FrameSizeException {
		ByteBuffer target = room(encoder.frameLength(request.bodyLength()));
		encoder.encodeAnswer(request, transform, target);
		messages++;
	}

	/**
	 * Sends a message with that body.
	 *
	 * @param body the body, from its position to its limit, which both stay as they are
	 * @throws TransportException if the connection broke
	 * @throws FrameSizeException if the layout allows no such frame; nothing of the message was sent
	 */
	public void send(ByteBuffer body) throws TransportException, FrameSizeException {
		ByteBuffer target = room(encoder.frameLength(body.remaining()));
		encoder.encode(body, target);
		messages++;
	}

	/** Writes what is there, in one go. */
	void flush() throws TransportException {
		if (messages == 0) {
			return;
		}
		if (parts[0] == null) {
			gather();
		}
		writer.write(parts, parts[1] == null ? 1 : 2, messages);
		messages = 0;
		received = null;
		release();
	}

	/** Makes parts of what is there; they stay as a write that fails leaves them. */
	private void gather() {
		int count = 0;
		if (collected != null) {
			parts[count++] = collected.flip();
		}
		if (received != null) {
			parts[count] = received.duplicate().limit(echoEnd).position(echoStart);
		}
	}

	/** Names each message that was not written wholly, and lets go of the buffers. */
	void discard(Consumer<Message> unsent) {
		try {
			if (messages > 0) {
				report(parts[0], collected == null ? echoStart : 0, unsent);
				report(parts[1], echoStart, unsent);
			}
		} finally {
			messages = 0;
			received = null;
			release();
		}
	}

	/** Makes room for a frame behind all that is there, and has it written first where it is a lot. */
	private ByteBuffer room(int frameLength) throws TransportException {
		writer.checkWorks();
		collectEchoes();
		if (collected != null && collected.remaining() < frameLength) {
			flush();
		}
		if (collected == null) {
			collected = supply.take(Math.max(frameLength, BATCH));
		}
		return collected;
	}

	/** Something else follows the echoes: they become collected answers, to keep the order. */
	private void collectEchoes() throws TransportException {
		if (received == null) {
			return;
		}
		int bytes = echoEnd - echoStart;
		if (bytes > BATCH || collected != null && collected.remaining() < bytes) {
			flush();
			return;
		}
		if (collected == null) {
			collected = supply.take(BATCH);
		}
		collected.put(collected.position(), received, echoStart, bytes);
		collected.position(collected.position() + bytes);
		received = null;
	}

	private void release() {
		parts[0] = null;
		parts[1] = null;
		if (collected != null) {
			supply.give(collected);
			collected = null;
		}
	}

	/** A part is written from its front: each frame that ends behind its position was not written wholly. */
	private void report(ByteBuffer part, int first, Consumer<Message> unsent) {
		if (part != null) {
			FrameWriter.forEachFrame(layout, part, first, message -> {
				if (message.start() + message.length() > part.position()) {
					unsent.accept(message);
				}
			});
		}
	}
}
