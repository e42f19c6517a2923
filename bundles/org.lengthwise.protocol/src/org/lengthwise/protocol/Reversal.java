// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reverses bodies: by bytes, or by the Unicode code points of a text.
 *
 * <pre>
 * bytes   48 c3 a9 21  ---&gt;  21 a9 c3 48
 * text    H  &eacute;     !   ---&gt;  !  &eacute;     H
 * </pre>
 *
 * The length stays, and two reversals of the same kind give the original. Immutable, usable from any thread.
 */
public final class Reversal implements BodyTransform {

	/** Reverses by bytes. */
	public static final Reversal BYTES = new Reversal(null);

	private static final long HIGH_BITS = 0x8080808080808080L;

	private final Charset charset;

	private Reversal(Charset charset) {
		this.charset = charset;
	}

	/**
	 * Reverses by the code points of texts in {@code charset}; a body that is no such text is reversed by bytes.
	 *
	 * @throws IllegalArgumentException if texts can be read in that charset, but not written
	 */
	public static Reversal text(Charset charset) {
		if (!charset.canEncode()) {
			throw new IllegalArgumentException("charset " + charset + ": no text can be written in it, and so none reversed");
		}
		return new Reversal(charset);
	}

	/**
	 * The reversal for every message of a series that starts with {@code body}: this one, or by bytes if the body is no text. Bytes
	 * that are no text can become one when they are reversed, so that only a decision for the whole series keeps two reversals
	 * the original.
	 */
	public Reversal startingWith(ByteBuffer body) {
		byte[] bytes = new byte[body.remaining()];
		body.get(body.position(), bytes);
		return reversedText(bytes).isPresent() ? this : BYTES;
	}

	@Override
	public void apply(Message request, ByteBuffer target, int at) {
		if (charset == null || isAscii(request)) {
			reverseBytes(request, target, at);
			return;
		}
		Optional<byte[]> reversed = reversedText(request.bodyBytes());
		if (reversed.isPresent()) {
			target.put(at, reversed.get());
		} else {
			reverseBytes(request, target, at);
		}
	}

	private static void reverseBytes(Message request, ByteBuffer target, int at) {
		ByteBuffer source = request.buffer();
		int from = request.bodyStart();
		int length = request.bodyLength();
		boolean sameOrder = source.order() == target.order();
		int done = 0;
		for (; done + Long.BYTES <= length; done += Long.BYTES) {
			long eight = source.getLong(from + done);
			target.putLong(at + length - Long.BYTES - done, sameOrder ? Long.reverseBytes(eight) : eight);
		}
		for (; done < length; done++) {
			target.put(at + length - 1 - done, source.get(from + done));
		}
	}

	/** Whether the body can be reversed by bytes although it is text: the common case, in the common charset. */
	private boolean isAscii(Message request) {
		if (charset != StandardCharsets.UTF_8) {
			return false;
		}
		ByteBuffer source = request.buffer();
		int at = request.bodyStart();
		int end = at + request.bodyLength();
		for (; at + Long.BYTES <= end; at += Long.BYTES) {
			if ((source.getLong(at) & HIGH_BITS) != 0) {
				return false;
			}
		}
		for (; at < end; at++) {
			if (source.get(at) < 0) {
				return false;
			}
		}
		return true;
	}

	/** Empty where the bytes are not what this charset writes for a text, or where the reversed text has another length. */
	private Optional<byte[]> reversedText(byte[] bytes) {
		if (charset == null) {
			return Optional.empty();
		}
		try {
			String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			byte[] reversed = new StringBuilder(text).reverse().toString().getBytes(charset);
			boolean exact = reversed.length == bytes.length && Arrays.equals(text.getBytes(charset), bytes);
			return exact ? Optional.of(reversed) : Optional.empty();
		} catch (CharacterCodingException e) {
			return Optional.empty();
		}
	}
}
