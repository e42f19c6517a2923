// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of things of which there must be one. */
final class AtLeastOne implements ITypeConverter<Integer> {

	@Override
	public Integer convert(String value) {
		try {
			int number = Integer.parseInt(value);
			if (number > 0) {
				return number;
			}
		} catch (NumberFormatException e) {
			// the sentence below says what is expected
		}
		throw new TypeConversionException("'" + value + "' is no whole number from 1 to " + Integer.MAX_VALUE);
	}
}
