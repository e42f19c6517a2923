// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes the body of an answer from the body of a message; both have the same length. */
@FunctionalInterface
@ConsumerType
public interface BodyTransform {

	/**
	 * Writes exactly {@link Message#bodyLength()} bytes at an index of {@code target}, and changes neither position nor limit of it.
	 * The message and the target never share bytes.
	 */
	void apply(Message request, ByteBuffer target, int at);
}
