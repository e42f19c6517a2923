// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.FontRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

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
		return color(HEADER_COLOR, SWT.COLOR_LINK_FOREGROUND);
	}

	/** Of bytes that are no message. */
	static Color error() {
		return color(JFacePreferences.ERROR_COLOR, SWT.COLOR_RED);
	}

	/** Of what is no longer kept. */
	static Color gone() {
		return color(JFacePreferences.QUALIFIER_COLOR, SWT.COLOR_DARK_GRAY);
	}

	/** Of the theme, or where no workbench defines it one of the system. */
	private static Color color(String key, int system) {
		ColorRegistry colors = JFaceResources.getColorRegistry();
		return colors.hasValueFor(key) ? colors.get(key) : Display.getCurrent().getSystemColor(system);
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
