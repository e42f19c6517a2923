// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import java.util.List;
import java.util.Optional;

import org.lengthwise.protocol.internal.StandardCatalogue;
import org.osgi.annotation.versioning.ProviderType;

/** All layouts known here, by name. A service in OSGi; usable from any thread. */
@ProviderType
public interface LayoutCatalogue {

	/** The name of the layout that is used where none is named. */
	String DEFAULT_LAYOUT = "u32";

	/** The catalogue for a program without OSGi: the layouts of this library. */
	static LayoutCatalogue standard() {
		return new StandardCatalogue();
	}

	/** All layouts, ordered by name. */
	List<FrameLayout> layouts();

	/** The layout of that name, if it is known here. */
	Optional<FrameLayout> find(String name);

	/**
	 * The layout of that name.
	 *
	 * @throws IllegalArgumentException if it is not known here; the message names those that are
	 */
	default FrameLayout get(String name) {
		return find(name).orElseThrow(() -> new IllegalArgumentException("unknown layout '" + name + "': known here are "
				+ String.join(", ", layouts().stream().map(FrameLayout::name).toList())));
	}
}
