// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;

import picocli.CommandLine.Option;

/** The options that say how frames look. */
final class LayoutOptions {

	@Option(names = "--layout", paramLabel = "L", defaultValue = LayoutCatalogue.DEFAULT_LAYOUT, description = "Layout of the frames; "
			+ "u32: four bytes, big-endian, that count what is behind them (default: ${DEFAULT-VALUE}).")
	private String name;

	@Option(names = "--max-frame", paramLabel = "BYTES", defaultValue = "" + FrameLayout.DEFAULT_LIMIT, converter = AtLeastOne.class, description = "The "
			+ "largest frame, header included (default: ${DEFAULT-VALUE}).")
	private int frameLimit;

	String name() {
		return name;
	}

	int frameLimit() {
		return frameLimit;
	}
}
