// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.io.IOException;
import java.util.Objects;

/**
 * The bytes of a stream are not frames of the layout. The message says what was wrong, where, what was expected, and what to look at.
 */
public final class FramingException extends IOException {

	private static final long serialVersionUID = 1L;

	private final long offset;
	private final byte[] bytes;

	/**
	 * @param message one sentence for people
	 * @param offset bytes of the stream in front of the broken frame
	 * @param bytes what arrived of the broken frame's header, or of a frame that ended early
	 */
	public FramingException(String message, long offset, byte[] bytes) {
		super(message);
		this.offset = offset;
		this.bytes = Objects.requireNonNull(bytes, "bytes").clone();
	}

	/** Bytes of the stream in front of the frame that broke. */
	public long offset() {
		return offset;
	}

	/** The raw bytes that were at fault: the header that was refused, or all that arrived of a frame that ended early. */
	public byte[] bytes() {
		return bytes.clone();
	}
}
