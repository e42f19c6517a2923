// SPDX-License-Identifier: EPL-2.0
/**
 * The contract between a layout and the fields of its header.
 *
 * <p>A {@link org.lengthwise.protocol.codec.HeaderCodec} turns one kind of header field into bytes and back.
 * {@link org.lengthwise.protocol.codec.LengthCodec} is the one that every layout has.
 */
package org.lengthwise.protocol.codec;
