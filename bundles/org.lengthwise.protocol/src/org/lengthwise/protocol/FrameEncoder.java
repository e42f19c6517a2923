// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.List;

import org.lengthwise.protocol.codec.FieldCoder;

/**
 * Turns bodies into frames of one layout, for one direction of one connection.
 *
 * <pre>
 *             +-------+        +------------+-------+
 * encode      | HELLO |  ---&gt;  | 0x00000005 | HELLO |
 *             +-------+        +------------+-------+
 * </pre>
 *
 * Copies each body once, and allocates nothing. Used by one thread at a time, since header fields may count messages.
 */
public final class FrameEncoder {

	private final FrameLayout layout;
	private final int longestBody;
	private final int shortestBody;
	private final int[] offsets;
	private final FieldCoder[] coders;

	/** An encoder at the start of a stream. */
	public FrameEncoder(FrameLayout layout) {
		this.layout = layout;
		this.longestBody = layout.longestFrame() - layout.headerLength() - layout.trailerLength();
		this.shortestBody = layout.shortestFrame() - layout.headerLength() - layout.trailerLength();
		List<HeaderField> fields = layout.fields();
		this.offsets = fields.stream().mapToInt(HeaderField::offset).toArray();
		this.coders = fields.stream().map(field -> field.codec().forConnection()).toArray(FieldCoder[]::new);
	}

	/** The layout of the frames. */
	public FrameLayout layout() {
		return layout;
	}

	/**
	 * Bytes of the frame for a body of so many bytes.
	 *
	 * @throws FrameSizeException if the layout allows no such frame
	 */
	public int frameLength(int bodyLength) throws FrameSizeException {
		if (bodyLength > longestBody) {
			throw new FrameTooLargeException(layout, bodyLength);
		}
		if (bodyLength < shortestBody) {
			throw new FrameTooShortException(layout, bodyLength);
		}
		return layout.headerLength() + bodyLength + layout.trailerLength();
	}

	/**
	 * Writes one frame at the position of {@code target}, and moves that behind it. Header bytes without a codec and the trailer are 0.
	 *
	 * @param body the body, from its position to its limit, which both stay as they are
	 * @throws FrameSizeException if the layout allows no such frame; nothing was written
	 * @throws BufferOverflowException if the target has no room for the frame; nothing was written
	 */
	public void encode(ByteBuffer body, ByteBuffer target) throws FrameSizeException {
		int bodyLength = body.remaining();
		int frameStart = target.position();
		int frameLength = roomFor(bodyLength, target);
		int bodyStart = frameStart + layout.headerLength();
		clear(target, frameStart, bodyStart);
		target.put(bodyStart, body, body.position(), bodyLength);
		clear(target, bodyStart + bodyLength, frameStart + frameLength);
		finish(target, frameStart, frameLength);
	}

	/**
	 * Writes the answer to a message at the position of {@code target}, and moves that behind it: the request's header and trailer,
	 * computed fields computed anew, and a body made from the request's. If the transform throws, the position stays.
	 *
	 * @param request a message of this encoder's layout
	 * @throws FrameSizeException if the layout allows no such frame; nothing was written
	 * @throws BufferOverflowException if the target has no room for the frame; nothing was written
	 */
	public void encodeAnswer(Message request, BodyTransform transform, ByteBuffer target) throws FrameSizeException {
		int bodyLength = request.bodyLength();
		int frameStart = target.position();
		int frameLength = roomFor(bodyLength, target);
		int bodyStart = frameStart + layout.headerLength();
		target.put(frameStart, request.buffer(), request.start(), layout.headerLength());
		transform.apply(request, target, bodyStart);
		target.put(bodyStart + bodyLength, request.buffer(), request.bodyStart() + bodyLength, layout.trailerLength());
		finish(target, frameStart, frameLength);
	}

	/**
	 * The message of a body, with bytes of its own.
	 *
	 * @param body the body, from its position to its limit, which both stay as they are
	 * @throws FrameSizeException if the layout allows no such frame
	 */
	public Message encode(ByteBuffer body) throws FrameSizeException {
		ByteBuffer frame = ByteBuffer.allocate(frameLength(body.remaining()));
		encode(body, frame);
		return new Message(layout, frame, 0, frame.capacity());
	}

	/** Bytes of the frame, for which the target has room. */
	private int roomFor(int bodyLength, ByteBuffer target) throws FrameSizeException {
		int frameLength = frameLength(bodyLength);
		if (frameLength > target.remaining()) {
			throw new BufferOverflowException();
		}
		return frameLength;
	}

	/** Computes the header fields; the position moves last, so that a transform or codec that throws leaves no half frame behind. */
	private void finish(ByteBuffer target, int frameStart, int frameLength) {
		for (int i = 0; i < coders.length; i++) {
			coders[i].compute(target, frameStart + offsets[i], frameStart, frameLength);
		}
		target.position(frameStart + frameLength);
	}

	private static void clear(ByteBuffer target, int from, int to) {
		for (int i = from; i < to; i++) {
			target.put(i, (byte) 0);
		}
	}
}
