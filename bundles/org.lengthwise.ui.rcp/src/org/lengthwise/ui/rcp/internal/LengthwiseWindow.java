// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The one window: a title, a menu bar and the views, no editors. */
final class LengthwiseWindow extends WorkbenchWindowAdvisor {

	private static final Point FIRST_SIZE = new Point(1280, 860);

	LengthwiseWindow(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		window.setInitialSize(FIRST_SIZE);
		window.setTitle("Lengthwise");
		window.setShowMenuBar(true);
		window.setShowCoolBar(false);
		window.setShowStatusLine(true);
		window.setShowPerspectiveBar(false);
	}
}
