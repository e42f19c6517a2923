// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.io.IOException;

/** A message to be sent has a size that its layout cannot say or does not allow. Nothing of it was sent. */
public abstract sealed class FrameSizeException extends IOException permits FrameTooLargeException, FrameTooShortException {

	private static final long serialVersionUID = 1L;

	FrameSizeException(String message) {
		super(message);
	}
}
