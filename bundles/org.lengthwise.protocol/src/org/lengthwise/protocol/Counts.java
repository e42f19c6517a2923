// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

/**
 * What the value of a length field covers.
 *
 * <pre>
 *            +------+--------+-------+------+---------+
 *            | type | length | flags | body | trailer |
 *            +------+--------+-------+------+---------+
 * BODY                               |------|
 * REST                       |------------------------|
 * FRAME      |----------------------------------------|
 * </pre>
 */
public enum Counts {
	/** The body alone. */
	BODY,
	/** Everything behind the length field: further header fields, the body, the trailer. */
	REST,
	/** The whole frame, the length field itself included. */
	FRAME
}
