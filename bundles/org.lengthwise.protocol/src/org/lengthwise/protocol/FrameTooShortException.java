// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

/** A message to be sent is shorter than what its length field can say. Nothing of it was sent. */
public final class FrameTooShortException extends FrameSizeException {

	private static final long serialVersionUID = 1L;

	/** A body of so many bytes is too short for {@code layout}. */
	public FrameTooShortException(FrameLayout layout, int bodyLength) {
		super("a body of " + bodyLength + " bytes makes a frame of " + (bodyLength + layout.headerLength() + layout.trailerLength())
				+ " bytes; the shortest of layout " + layout.name() + " has " + layout.shortestFrame());
	}
}
