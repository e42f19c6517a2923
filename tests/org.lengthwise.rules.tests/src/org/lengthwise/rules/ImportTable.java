// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which bundle may import what: the layers of Lengthwise. A new bundle gets its row with its first line of code. */
final class ImportTable {

	/** Declarative Services' annotations need no import; what is listed here is there at run time. */
	record Row(Set<String> own, List<String> outside, Set<String> requiredBundles) {

		/** Without required bundles, as everything is that has no window. */
		Row(Set<String> own, List<String> outside) {
			this(own, outside, Set.of());
		}
	}

	static final String PREFIX = "org.lengthwise.";

	private static final String HDR_HISTOGRAM = "org.HdrHistogram";

	/** The workbench splits packages over bundles, so that it is used by bundle: the one place for Require-Bundle. */
	private static final Set<String> WORKBENCH = Set.of("org.eclipse.core.runtime", "org.eclipse.ui");

	private static final Map<String, Row> ROWS = Map.of(
			"protocol", new Row(Set.of(), List.of()),
			"traffic", new Row(Set.of("protocol"), List.of(HDR_HISTOGRAM)),
			"connection", new Row(Set.of(), List.of()),
			"transport", new Row(Set.of("protocol", "connection"), List.of()),
			"server", new Row(Set.of("protocol", "connection", "transport", "traffic"), List.of()),
			"client", new Row(Set.of("protocol", "connection", "transport", "traffic"), List.of(HDR_HISTOGRAM)),
			"cli", new Row(Set.of("protocol", "connection", "transport", "traffic", "server", "client"),
					List.of("org.eclipse.equinox.app", "picocli", HDR_HISTOGRAM, "com.google.gson.stream", "org.osgi.framework")),
			"ui", new Row(Set.of("protocol", "connection", "traffic", "server", "client"),
					List.of("jakarta.inject", "org.eclipse.core.expressions", "org.eclipse.e4.core.di.extensions", "org.eclipse.swtchart", "org.osgi.service.prefs"), WORKBENCH),
			"ui.rcp", new Row(Set.of("ui"), List.of("org.eclipse.equinox.app"), WORKBENCH));

	private ImportTable() {
	}

	/** The row of a bundle, null if it has none. */
	static Row row(String symbolicName) {
		return symbolicName.startsWith(PREFIX) ? ROWS.get(symbolicName.substring(PREFIX.length())) : null;
	}

	/** Whether a package is the prefix itself or below it. */
	static boolean within(String prefix, String name) {
		return name.equals(prefix) || name.startsWith(prefix + '.');
	}
}
