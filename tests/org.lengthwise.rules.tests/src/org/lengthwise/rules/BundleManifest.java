// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;

/** A manifest as it stands in the sources. */
record BundleManifest(Path folder, Map<String, String> headers) {

	/** One part of a header such as {@code Import-Package}: its name, and its attributes and directives with their values. */
	record Clause(String name, Map<String, String> parameters) {
	}

	static BundleManifest read(Path folder) {
		try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			Map<String, String> headers = new HashMap<>();
			new Manifest(in).getMainAttributes().forEach((name, value) -> headers.put(name.toString(), value.toString()));
			return new BundleManifest(folder, headers);
		} catch (IOException e) {
			throw new UncheckedIOException(folder.toString(), e);
		}
	}

	String symbolicName() {
		return clauses("Bundle-SymbolicName").getFirst().name();
	}

	List<Clause> clauses(String header) {
		List<Clause> clauses = new ArrayList<>();
		for (String clause : splitOutsideQuotes(headers.getOrDefault(header, ""), ',')) {
			List<String> parts = splitOutsideQuotes(clause, ';');
			Map<String, String> parameters = new HashMap<>();
			for (String parameter : parts.subList(1, parts.size())) {
				int equals = parameter.indexOf('=');
				parameters.put(parameter.substring(0, equals).strip(), parameter.substring(equals + 1).strip().replace("\"", ""));
			}
			clauses.add(new Clause(parts.getFirst(), parameters));
		}
		return clauses;
	}

	/** Version ranges hold commas between quotes. */
	private static List<String> splitOutsideQuotes(String text, char separator) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		boolean quoted = false;
		for (char c : text.toCharArray()) {
			quoted ^= c == '"';
			if (c == separator && !quoted) {
				parts.add(part.toString().strip());
				part.setLength(0);
			} else {
				part.append(c);
			}
		}
		if (!part.toString().isBlank()) {
			parts.add(part.toString().strip());
		}
		return parts;
	}

	@Override
	public String toString() {
		return folder.getFileName().toString();
	}
}
