// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.lengthwise.server.StandardResponder;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a responder. */
final class ResponderName implements ITypeConverter<StandardResponder> {

	@Override
	public StandardResponder convert(String value) {
		return Arrays.stream(StandardResponder.values()).filter(responder -> responder.toString().equals(value)).findFirst()
				.orElseThrow(() -> new TypeConversionException("'" + value + "' is no responder: expected one of "
						+ Arrays.stream(StandardResponder.values()).map(StandardResponder::toString).collect(Collectors.joining(", "))));
	}
}
