// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.util.Objects;

import org.lengthwise.protocol.codec.HeaderCodec;

/**
 * One named value in the header of a layout.
 *
 * @param name unique in its layout
 * @param offset bytes of the frame in front of it
 * @param codec what turns it into bytes and back
 */
public record HeaderField(String name, int offset, HeaderCodec codec) {
	public HeaderField {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(codec, "codec");
		if (offset < 0) {
			throw new IllegalArgumentException("header field " + name + " at offset " + offset);
		}
	}
}
