// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a charset. */
final class CharsetName implements ITypeConverter<Charset> {

	@Override
	public Charset convert(String value) {
		try {
			Charset charset = Charset.forName(value);
			if (charset.canEncode()) {
				return charset;
			}
		} catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
			throw new TypeConversionException("'" + value + "' is no charset that this Java knows: expected a name such as UTF-8 or ISO-8859-1");
		}
		throw new TypeConversionException("'" + value + "' is a charset that this Java can read, but not write: expected one such as UTF-8");
	}
}
