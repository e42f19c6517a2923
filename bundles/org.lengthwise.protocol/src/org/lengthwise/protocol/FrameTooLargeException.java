// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

/** A message to be sent exceeds what its layout allows or its length field can say. Nothing of it was sent. */
public final class FrameTooLargeException extends FrameSizeException {

	private static final long serialVersionUID = 1L;

	/** A body of so many bytes is too large for {@code layout}. */
	public FrameTooLargeException(FrameLayout layout, long bodyLength) {
		super("a body of " + bodyLength + " bytes makes a frame of " + (bodyLength + layout.headerLength() + layout.trailerLength())
				+ " bytes; layout " + layout.name() + " allows " + layout.longestFrame());
	}
}
