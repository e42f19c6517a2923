// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol.internal;

import java.util.List;
import java.util.Optional;

import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;
import org.osgi.service.component.annotations.Component;

/** The layouts that this bundle brings itself. */
@Component
public final class StandardCatalogue implements LayoutCatalogue {

	private final List<FrameLayout> layouts = List.of(FrameLayout.u32());

	@Override
	public List<FrameLayout> layouts() {
		return layouts;
	}

	@Override
	public Optional<FrameLayout> find(String name) {
		return layouts.stream().filter(layout -> layout.name().equals(name)).findFirst();
	}
}
