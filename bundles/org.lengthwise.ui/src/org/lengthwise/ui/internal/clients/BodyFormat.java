// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.nio.charset.StandardCharsets;

import org.lengthwise.protocol.Reversal;
import org.lengthwise.traffic.BodyText;

/** How a user writes the body of a message. */
enum BodyFormat {

	/** Characters, sent as UTF-8. */
	TEXT(Messages.Send_text, Messages.Send_textHint, Reversal.text(StandardCharsets.UTF_8)) {

		@Override
		byte[] bytes(String written) {
			return BodyText.encode(written, StandardCharsets.UTF_8);
		}
	},

	/** Hex digits, with or without white space. */
	HEX(Messages.Send_hex, Messages.Send_hexHint, Reversal.BYTES) {

		@Override
		byte[] bytes(String written) {
			return BodyText.parseHex(written);
		}
	};

	private final String label;
	private final String hint;
	private final Reversal reversal;

	BodyFormat(String label, String hint, Reversal reversal) {
		this.label = label;
		this.hint = hint;
		this.reversal = reversal;
	}

	/** Its name for people. */
	String label() {
		return label;
	}

	/** What to write, in a few words. */
	String hint() {
		return hint;
	}

	/** How a ping-pong reverses what was written so. */
	Reversal reversal() {
		return reversal;
	}

	/**
	 * The body that was written.
	 *
	 * @throws IllegalArgumentException if it is none; the message is a sentence for people
	 */
	abstract byte[] bytes(String written);
}
