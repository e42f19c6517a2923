// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.FontRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;

/** The colours and the font of Traffic. They belong to the theme: users change them, and nobody here disposes them. */
final class TrafficTheme {

	private static final String HEX_FONT = "org.lengthwise.ui.hexFont";
	private static final String HEADER_COLOR = "org.lengthwise.ui.headerColor";

	private TrafficTheme() {
	}

	/** Of hex dumps; without a workbench, which defines it, that of texts. */
	static Font hexFont() {
		FontRegistry fonts = JFaceResources.getFontRegistry();
		return fonts.get(fonts.hasValueFor(HEX_FONT) ? HEX_FONT : JFaceResources.TEXT_FONT);
	}

	/** Of the bytes of header and trailer. */
	static Color header() {
		ColorRegistry colors = JFaceResources.getColorRegistry();
		return colors.get(colors.hasValueFor(HEADER_COLOR) ? HEADER_COLOR : JFacePreferences.ACTIVE_HYPERLINK_COLOR);
	}

	/** Of bytes that are no message. */
	static Color error() {
		return JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR);
	}

	/** Of what is no longer kept. */
	static Color gone() {
		return JFaceResources.getColorRegistry().get(JFacePreferences.QUALIFIER_COLOR);
	}

	/** Calls back when colours or fonts changed, until a control is disposed. */
	static void listen(Control control, Runnable changed) {
		IPropertyChangeListener listener = event -> changed.run();
		JFaceResources.getColorRegistry().addListener(listener);
		JFaceResources.getFontRegistry().addListener(listener);
		control.addDisposeListener(event -> {
			JFaceResources.getColorRegistry().removeListener(listener);
			JFaceResources.getFontRegistry().removeListener(listener);
		});
	}
}
