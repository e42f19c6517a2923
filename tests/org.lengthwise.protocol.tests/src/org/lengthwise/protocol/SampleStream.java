// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Messages of one layout one after the other, made here without the code under test: the bytes, and what a decoder must find in them.
 */
final class SampleStream {

	/** Three messages of the default layout, HELLO, nothing and A. */
	static final String THREE = "0000000548454c4c4f" + "00000000" + "0000000141";
	/** What {@link Received} takes down for {@link #THREE}. */
	static final List<String> THREE_FRAMES = List.of("00000005|48454c4c4f|", "00000000||", "00000001|41|");

	private final FrameLayout layout;
	private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
	private final List<String> frames = new ArrayList<>();
	private final List<Integer> ends = new ArrayList<>();

	SampleStream(FrameLayout layout) {
		this.layout = layout;
	}

	/** A stream of {@code messages} messages with bodies of up to {@code longestBody} bytes, random in every byte. */
	static SampleStream random(FrameLayout layout, Random random, int messages, int longestBody) {
		SampleStream stream = new SampleStream(layout);
		for (int i = 0; i < messages; i++) {
			// one body in four is empty
			int length = random.nextInt(4) == 0 ? 0 : random.nextInt(Math.min(longestBody, roomForBody(layout)) + 1);
			stream.add(randomBytes(random, layout.headerLength()), randomBytes(random, length), randomBytes(random, layout.trailerLength()));
		}
		return stream;
	}

	/** A layout with a length field of that kind, and everything around it at random. */
	static FrameLayout randomLayout(Random random, int width, ByteOrder order, Counts counts) {
		int offset = random.nextInt(4);
		int header = offset + width + random.nextInt(6);
		int trailer = random.nextInt(4);
		FrameLayout plain = new FrameLayout("random", new LengthRule(offset, width, order, counts, 0), header, trailer, 1 << 20);
		// from values that are too large by up to 12 to the value 0 for the shortest frame
		int adjust = random.nextInt(13 + covered(plain, 0)) - 12;
		return new FrameLayout("random", plain.length().adjustedBy(adjust), header, trailer, 1 << 20);
	}

	/** One layout for each width, order and way to count. */
	static List<FrameLayout> randomLayouts(Random random) {
		List<FrameLayout> layouts = new ArrayList<>();
		for (int width = 1; width <= Long.BYTES; width++) {
			for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
				for (Counts counts : Counts.values()) {
					layouts.add(randomLayout(random, width, order, counts));
				}
			}
		}
		return layouts;
	}

	static byte[] randomBytes(Random random, int length) {
		byte[] bytes = new byte[length];
		random.nextBytes(bytes);
		return bytes;
	}

	/** Adds a frame; the header's bytes for the length are overwritten. */
	SampleStream add(byte[] header, byte[] body, byte[] trailer) {
		LengthRule rule = layout.length();
		BigInteger value = BigInteger.valueOf(covered(layout, body.length) - rule.adjust());
		for (int i = 0; i < rule.width(); i++) {
			int at = rule.order() == ByteOrder.BIG_ENDIAN ? rule.end() - 1 - i : rule.offset() + i;
			header[at] = value.shiftRight(8 * i).byteValue();
		}
		byte[] frame = ByteBuffer.allocate(header.length + body.length + trailer.length).put(header).put(body).put(trailer).array();
		stream.writeBytes(frame);
		frames.add(Received.taken(layout, frame, body));
		ends.add(stream.size());
		return this;
	}

	/** Adds a frame with zeros around a body. */
	SampleStream add(byte[] body) {
		return add(new byte[layout.headerLength()], body, new byte[layout.trailerLength()]);
	}

	FrameLayout layout() {
		return layout;
	}

	ByteBuffer bytes() {
		return ByteBuffer.wrap(stream.toByteArray());
	}

	int size() {
		return stream.size();
	}

	/** What {@link Received} takes down for all messages. */
	List<String> frames() {
		return frames;
	}

	/** Messages that are whole with the first {@code bytes} bytes. */
	int wholeIn(int bytes) {
		int found = Collections.binarySearch(ends, bytes);
		return found >= 0 ? found + 1 : -found - 1;
	}

	/** Bytes of the first {@code messages} messages. */
	int endOf(int messages) {
		return messages == 0 ? 0 : ends.get(messages - 1);
	}

	private static int roomForBody(FrameLayout layout) {
		int width = layout.length().width();
		int largest = width < 3 ? (1 << 8 * width) - 1 : 1 << 24;
		return Math.max(0, largest - covered(layout, 0) + layout.length().adjust());
	}

	/** Bytes that the length counts, before it is adjusted. */
	private static int covered(FrameLayout layout, int bodyLength) {
		int frame = layout.headerLength() + bodyLength + layout.trailerLength();
		return switch (layout.length().counts()) {
			case BODY -> bodyLength;
			case REST -> frame - layout.length().offset() - layout.length().width();
			case FRAME -> frame;
		};
	}

	@Override
	public String toString() {
		return frames.size() + " messages in " + stream.size() + " bytes, " + layout;
	}
}
