// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.text;

import org.eclipse.osgi.util.NLS;

/** Whole numbers as people type them. */
public final class NumberField {

	private NumberField() {
	}

	/**
	 * Reads a number.
	 *
	 * @param name what the number is, for the sentence that refuses it
	 * @throws IllegalArgumentException if the text is no number from {@code least} to {@code most}; the message says so
	 */
	public static int parse(String name, String text, int least, int most) {
		try {
			int number = Integer.parseInt(text.strip());
			if (number >= least && number <= most) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below: too long a number is as wrong as a word
		}
		throw new IllegalArgumentException(NLS.bind(Messages.Number_expected, new Object[] {name, text.strip(), Readable.count(least), Readable.count(most)}));
	}
}
