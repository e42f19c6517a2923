// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;

class StandardCatalogueTest {

	private final LayoutCatalogue catalogue = new StandardCatalogue();

	@Test
	void servesProgramsWithoutOsgi() {
		assertInstanceOf(StandardCatalogue.class, LayoutCatalogue.standard());
	}

	@Test
	void hasTheDefaultLayout() {
		assertEquals("u32", LayoutCatalogue.DEFAULT_LAYOUT);
		assertEquals(FrameLayout.u32(), catalogue.get(LayoutCatalogue.DEFAULT_LAYOUT));
	}

	@Test
	void findsEachLayoutByItsName() {
		for (FrameLayout layout : catalogue.layouts()) {
			assertEquals(Optional.of(layout), catalogue.find(layout.name()));
		}
	}

	@Test
	void ordersLayoutsByName() {
		assertEquals(catalogue.layouts().stream().map(FrameLayout::name).sorted().distinct().toList(),
				catalogue.layouts().stream().map(FrameLayout::name).toList());
	}

	@Test
	void namesTheKnownLayoutsWhenItIsAskedForAnother() {
		assertEquals(Optional.empty(), catalogue.find("u33"));
		String message = assertThrows(IllegalArgumentException.class, () -> catalogue.get("u33")).getMessage();
		assertEquals("unknown layout 'u33': known here are u32", message);
	}

	@Test
	void cannotBeChangedFromOutside() {
		assertThrows(UnsupportedOperationException.class, () -> catalogue.layouts().clear());
	}
}
