// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol.codec;

import java.nio.ByteBuffer;

import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LengthRule;

/**
 * The length field of a layout as a header codec. Its value is a {@link Long}; it remembers nothing from message to message.
 *
 * <pre>
 * +------------+-------+
 * | 0x00000005 | HELLO |  ---&gt;  5
 * +------------+-------+
 * </pre>
 */
public final class LengthCodec implements HeaderCodec, FieldCoder {

	private final FrameLayout layout;
	private final LengthRule rule;

	/** The codec of the length field of {@code layout}. */
	public LengthCodec(FrameLayout layout) {
		this.layout = layout;
		this.rule = layout.length();
	}

	@Override
	public String name() {
		return "length";
	}

	@Override
	public int width() {
		return rule.width();
	}

	@Override
	public FieldCoder forConnection() {
		return this;
	}

	@Override
	public Object decode(ByteBuffer buffer, int at) {
		return rule.read(buffer, at - rule.offset());
	}

	@Override
	public void compute(ByteBuffer buffer, int at, int frameStart, int frameLength) {
		rule.write(buffer, frameStart, layout.valueOf(frameLength));
	}
}
