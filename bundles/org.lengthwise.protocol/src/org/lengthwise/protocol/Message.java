// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Header, body and perhaps a trailer, as one unit of exchange: a view of one frame in a buffer.
 *
 * <p>A message that a {@link FrameDecoder} gives out shares the decoder's buffer and is good until the decoder is asked for the next
 * bytes; a handler of a connection may use it until it returns. Who keeps it longer keeps a {@link #copy()}. Header fields are
 * decoded when somebody asks for them. Nothing here changes the buffer, so several threads may read one message.
 */
public final class Message {

	private final FrameLayout layout;
	private final ByteBuffer buffer;
	private final int start;
	private final int length;

	/**
	 * The frame of {@code length} bytes at index {@code start} of a buffer, which must hold a whole frame of the layout there.
	 *
	 * @throws IndexOutOfBoundsException if the limit of the buffer lies before the end of the frame
	 */
	public Message(FrameLayout layout, ByteBuffer buffer, int start, int length) {
		if (start < 0 || length < layout.headerLength() + layout.trailerLength() || length > buffer.limit() - start) {
			throw new IndexOutOfBoundsException("frame of " + length + " bytes at index " + start + " of " + buffer);
		}
		this.layout = layout;
		this.buffer = buffer;
		this.start = start;
		this.length = length;
	}

	/** The layout of the frame. */
	public FrameLayout layout() {
		return layout;
	}

	/** The buffer that holds the frame, for whoever forwards bytes in bulk by index: its position and limit mean nothing here. */
	public ByteBuffer buffer() {
		return buffer;
	}

	/** Index in {@link #buffer()} of the frame's first byte. */
	public int start() {
		return start;
	}

	/** Index in {@link #buffer()} of the body's first byte. */
	public int bodyStart() {
		return start + layout.headerLength();
	}

	/** Bytes of the frame. */
	public int length() {
		return length;
	}

	/** Bytes of the body. */
	public int bodyLength() {
		return length - layout.headerLength() - layout.trailerLength();
	}

	/** The frame, read-only, big-endian. */
	public ByteBuffer frame() {
		return buffer.slice(start, length).asReadOnlyBuffer();
	}

	/** The body, read-only, big-endian. */
	public ByteBuffer body() {
		return buffer.slice(bodyStart(), bodyLength()).asReadOnlyBuffer();
	}

	/** A copy of the body. */
	public byte[] bodyBytes() {
		byte[] bytes = new byte[bodyLength()];
		buffer.get(bodyStart(), bytes);
		return bytes;
	}

	/** A copy of the frame. */
	public byte[] frameBytes() {
		byte[] bytes = new byte[length];
		buffer.get(start, bytes);
		return bytes;
	}

	/**
	 * Copies the frame to the position of {@code target}, and moves that behind it.
	 *
	 * @throws IndexOutOfBoundsException if the target has no room for the frame; nothing was written
	 */
	public void copyTo(ByteBuffer target) {
		target.put(target.position(), buffer, start, length);
		target.position(target.position() + length);
	}

	/** This message with bytes of its own, to be kept as long as one likes. */
	public Message copy() {
		return new Message(layout, ByteBuffer.wrap(frameBytes()), 0, length);
	}

	/**
	 * The value of a header field, decoded now.
	 *
	 * @throws IllegalArgumentException if the layout has no field of that name
	 */
	public Object field(String name) {
		return decode(layout.field(name)
				.orElseThrow(() -> new IllegalArgumentException("layout " + layout.name() + " has no header field " + name)));
	}

	/** The values of all header fields, decoded now, in their order. */
	public Map<String, Object> fields() {
		Map<String, Object> values = new LinkedHashMap<>();
		layout.fields().forEach(field -> values.put(field.name(), decode(field)));
		return values;
	}

	private Object decode(HeaderField field) {
		return field.codec().forConnection().decode(buffer, start + field.offset());
	}

	@Override
	public String toString() {
		return "message of " + bodyLength() + " bytes, layout " + layout.name();
	}
}
