// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol.codec;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns one kind of header field into bytes and back: the configured form, as one field of one layout uses it.
 *
 * <p>Immutable and usable from any thread; what a field must remember from message to message lives in the {@link FieldCoder} that
 * each connection gets for each direction.
 */
@ConsumerType
public interface HeaderCodec {

	/** The name by which layouts refer to this kind of field, {@code length} for example. */
	String name();

	/** Bytes of the field. */
	int width();

	/**
	 * The coder for one direction of one connection, at the start of the stream. A codec that remembers nothing from message to
	 * message may give out the same one always.
	 */
	FieldCoder forConnection();
}
