// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;

/**
 * One message of a {@link TrafficLog}, or bytes that are none, with a copy of the bytes. Immutable.
 *
 * @param number of the message in the log, from 0
 * @param time when it came or went, by the clock on the wall
 * @param connection that it belongs to
 * @param direction which way it went
 * @param layout of the message; empty for bytes that are no message
 * @param reason why the bytes are no message, one sentence; empty for a message
 * @param length bytes of the whole frame
 * @param bytes the frame's bytes, from its start: all {@code length} of them, or as many as were asked for
 */
public record TrafficEntry(long number, Instant time, ConnectionLabel connection, Direction direction, Optional<FrameLayout> layout,
		String reason, int length, ByteBuffer bytes) {

	/** Checks that nothing is missing. */
	public TrafficEntry {
		Objects.requireNonNull(time, "time");
		Objects.requireNonNull(connection, "connection");
		Objects.requireNonNull(direction, "direction");
		Objects.requireNonNull(layout, "layout");
		Objects.requireNonNull(reason, "reason");
		if (bytes.remaining() > length) {
			throw new IllegalArgumentException(bytes.remaining() + " bytes of a message of " + length);
		}
		bytes = bytes.slice().asReadOnlyBuffer();
	}

	/** The frame's bytes, from its start: all {@link #length()} of them, or as many as were asked for; read-only, big-endian. */
	@Override
	public ByteBuffer bytes() {
		return bytes.duplicate();
	}

	/** What is here of the body, read-only: {@link #bytes()} without header and trailer, or all of it if this is no message. */
	public ByteBuffer body() {
		int header = layout.map(FrameLayout::headerLength).orElse(0);
		int trailer = layout.map(FrameLayout::trailerLength).orElse(0);
		int from = Math.min(header, bytes.limit());
		int to = Math.max(from, Math.min(length - trailer, bytes.limit()));
		return bytes.slice(from, to - from);
	}

	/** Bytes of the whole body; of all if this is no message. */
	public int bodyLength() {
		return length - layout.map(l -> l.headerLength() + l.trailerLength()).orElse(0);
	}

	/** The message, to be kept as long as one likes; empty if this is none, or if not all of its bytes were asked for. */
	public Optional<Message> message() {
		return bytes.limit() < length ? Optional.empty() : layout.map(l -> new Message(l, bytes.duplicate(), 0, length));
	}

	/** This entry with bytes of its own. */
	TrafficEntry copy() {
		byte[] own = new byte[bytes.limit()];
		bytes.get(0, own);
		return new TrafficEntry(number, time, connection, direction, layout, reason, length, ByteBuffer.wrap(own));
	}
}
