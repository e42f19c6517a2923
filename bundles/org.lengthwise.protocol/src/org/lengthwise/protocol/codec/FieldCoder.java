// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol.codec;

import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A header field in one direction of one connection, with whatever it remembers of the messages before.
 *
 * <p>Called by one thread at a time, once per message, in the order of the messages on the wire. Neither method changes a buffer's
 * position, limit or order.
 */
@ConsumerType
public interface FieldCoder {

	/**
	 * Decodes the value.
	 *
	 * @param buffer holds the frame
	 * @param at index of the field's first byte
	 * @return the value, never null
	 */
	Object decode(ByteBuffer buffer, int at);

	/**
	 * Computes the value for a frame that is about to be sent, and writes it. Body, trailer and the fields in front are in place.
	 *
	 * @param buffer holds the frame
	 * @param at index of the field's first byte
	 * @param frameStart index of the frame's first byte
	 * @param frameLength bytes of the frame
	 */
	void compute(ByteBuffer buffer, int at, int frameStart, int frameLength);
}
