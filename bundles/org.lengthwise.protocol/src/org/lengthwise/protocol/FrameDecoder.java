// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Turns the bytes of one stream into messages, however the stream cuts them.
 *
 * <pre>
 * +------------+-------+------------+        +-------+
 * | 0x00000005 | HELLO | 0x00000003 |  ---&gt;  | HELLO |     and 4 bytes kept for the next message
 * +------------+-------+------------+        +-------+
 * </pre>
 *
 * Whoever has a channel reads into {@link #space()} and then takes messages from {@link #next()} until there are none: no byte is
 * copied but those of a frame that does not fit where it began. Whoever has chunks calls {@link #decode}: each byte is copied once.
 * The messages are views, good until the next call of {@link #space()} or {@link #decode}; each is one allocation, and the only one.
 *
 * <p>The limit of the layout is checked before room is made, and the buffer grows with the bytes that have arrived, not with the
 * length that was announced. The first {@link FramingException} is final. Used by one thread at a time.
 */
public final class FrameDecoder implements AutoCloseable {

	/** Bytes of the buffer of a connection that has shown no need for more. */
	private static final int SMALLEST_BUFFER = 4 << 10;
	/** Up to here the buffer grows with what one read brings; beyond, only for a frame that needs it. */
	private static final int LARGEST_BATCH = 64 << 10;
	/** After so many fillings in a row that used less than a quarter of a large buffer, it is given back. */
	private static final int FILLINGS_TO_SHRINK = 16;

	private final FrameLayout layout;
	private final LengthRule rule;
	private final int lengthEnd;
	private final int shortest;
	private final int distance;
	private final BufferSupply supply;
	/** Its position is the end of what has arrived, its limit its capacity. */
	private ByteBuffer buffer;
	/** Index of the first byte that belongs to no message yet. */
	private int start;
	/** Bytes of the frame at {@code start}; 0 while they are not known. */
	private int frameLength;
	/** Bytes of the stream in front of {@code start}. */
	private long offset;
	private int smallFillings;
	private boolean broken;

	/** A decoder at the start of a stream, with buffers on the heap. */
	public FrameDecoder(FrameLayout layout) {
		this(layout, BufferSupply.HEAP);
	}

	/** A decoder at the start of a stream, with the buffers of {@code supply}. */
	public FrameDecoder(FrameLayout layout, BufferSupply supply) {
		this.layout = layout;
		this.rule = layout.length();
		this.lengthEnd = rule.end();
		this.shortest = layout.headerLength() + layout.trailerLength();
		this.distance = layout.distance();
		this.supply = supply;
		this.buffer = supply.take(Math.max(SMALLEST_BUFFER, lengthEnd));
	}

	/** Bytes of the stream that have been given out as messages. */
	public long offset() {
		return offset;
	}

	/**
	 * The buffer to put the next bytes of the stream into, at its position; there is room for one at least. To be called when
	 * {@link #next()} has nothing more to give; messages given out before are no longer good. Bytes that come after a framing error,
	 * or after {@link #stop()}, are dropped.
	 */
	public ByteBuffer space() {
		int end = buffer.position();
		if (broken) {
			start = 0;
			buffer.clear();
		} else if (start == end) {
			adaptCapacity(end);
			start = 0;
			buffer.clear();
		} else if (end == buffer.capacity() || start > 0 && (frameLength == 0 || frameLength > buffer.capacity() - start)) {
			makeRoom(end);
		}
		return buffer;
	}

	/** Gives out no further messages: what arrives from now on is dropped. */
	public void stop() {
		broken = true;
	}

	/**
	 * The next message that has arrived whole, or null where more bytes are needed.
	 *
	 * @throws FramingException if the bytes are no frame of the layout; thrown once, after that there is no further message
	 */
	public Message next() throws FramingException {
		int available = buffer.position() - start;
		if (broken || available < lengthEnd) {
			return null;
		}
		if (frameLength == 0) {
			frameLength = announcedLength();
		}
		if (available < frameLength) {
			return null;
		}
		Message message = new Message(layout, buffer, start, frameLength);
		start += frameLength;
		offset += frameLength;
		frameLength = 0;
		return message;
	}

	/**
	 * Takes the next bytes of the stream, and hands on each message that is whole with them.
	 *
	 * @param chunk the bytes from its position to its limit; all of them are taken, unless an exception is thrown
	 * @throws FramingException as {@link #next()} does
	 */
	public void decode(ByteBuffer chunk, Consumer<? super Message> sink) throws FramingException {
		while (chunk.hasRemaining()) {
			ByteBuffer space = space();
			int bytes = Math.min(space.remaining(), chunk.remaining());
			space.put(space.position(), chunk, chunk.position(), bytes);
			space.position(space.position() + bytes);
			chunk.position(chunk.position() + bytes);
			for (Message message = next(); message != null; message = next()) {
				sink.accept(message);
			}
		}
	}

	/**
	 * Says that the stream has ended.
	 *
	 * @throws FramingException if it ended inside a message; its {@link FramingException#bytes()} are what arrived of it
	 */
	public void end() throws FramingException {
		int available = buffer.position() - start;
		if (available > 0 && !broken) {
			broken = true;
			throw new FramingException(FramingDiagnosis.endedEarly(layout, offset, available, frameLength), offset, undecodedBytes());
		}
	}

	/** What has arrived and belongs to no message, as a view: the start of a message, or what a framing error left. */
	public ByteBuffer undecoded() {
		return buffer.slice(start, buffer.position() - start).asReadOnlyBuffer();
	}

	/** Gives the buffer back; the decoder and its messages are used no more. */
	@Override
	public void close() {
		if (buffer != null) {
			supply.give(buffer);
			buffer = null;
		}
	}

	private int announcedLength() throws FramingException {
		long value = rule.read(buffer, start);
		// a negative value is one of 2^63 or more; the second comparison keeps the sum from overflowing
		if (value < 0 || value > Long.MAX_VALUE / 2 || value + distance > layout.limit()) {
			throw refuse(FramingDiagnosis.tooLarge(layout, offset, value, header()));
		}
		long announced = value + distance;
		if (announced < shortest) {
			throw refuse(FramingDiagnosis.tooShort(layout, offset, value, header()));
		}
		return (int) announced;
	}

	private FramingException refuse(String sentence) {
		broken = true;
		return new FramingException(sentence, offset, header());
	}

	private byte[] header() {
		byte[] bytes = new byte[Math.min(layout.headerLength(), buffer.position() - start)];
		buffer.get(start, bytes);
		return bytes;
	}

	private byte[] undecodedBytes() {
		byte[] bytes = new byte[buffer.position() - start];
		buffer.get(start, bytes);
		return bytes;
	}

	/** All that arrived has been given out: the moment to change to a buffer that fits the traffic better. */
	private void adaptCapacity(int filled) {
		int capacity = buffer.capacity();
		if (filled == capacity && capacity < LARGEST_BATCH) {
			exchange(2 * capacity);
		} else if (capacity > LARGEST_BATCH) {
			smallFillings = filled < capacity / 4 ? smallFillings + 1 : 0;
			if (smallFillings == FILLINGS_TO_SHRINK) {
				smallFillings = 0;
				exchange(LARGEST_BATCH);
			}
		}
	}

	/** The frame at {@code start} does not fit where it is: moves it to the front of the buffer, or of a larger one. */
	private void makeRoom(int end) {
		int available = end - start;
		ByteBuffer old = buffer;
		if (end == old.capacity() && (available == end || old.capacity() < LARGEST_BATCH)) {
			int wanted = (int) Math.min(2L * old.capacity(), Math.max(frameLength, LARGEST_BATCH));
			buffer = supply.take(Math.max(wanted, old.capacity()));
		}
		buffer.put(0, old, start, available);
		buffer.limit(buffer.capacity()).position(available);
		start = 0;
		if (buffer != old) {
			supply.give(old);
		}
	}

	private void exchange(int capacity) {
		ByteBuffer old = buffer;
		// in this order: if there is no memory, the buffer is still ours, and given back once
		buffer = supply.take(capacity);
		supply.give(old);
	}
}
