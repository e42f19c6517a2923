// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** The product's window. */
public final class WorkbenchApplication implements IApplication {

	private static final int NO_DISPLAY = 3;

	@Override
	public Object start(IApplicationContext context) {
		Display display;
		try {
			display = PlatformUI.createDisplay();
		} catch (SWTError | UnsatisfiedLinkError e) {
			System.err.println("lengthwise: there is no display for the window (" + e.getMessage() + "): start it in a graphical session, or give a "
					+ "command; lengthwise --help lists them.");
			return NO_DISPLAY;
		}
		try {
			int code = PlatformUI.createAndRunWorkbench(display, new LengthwiseWorkbench());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().syncExec(workbench::close);
		}
	}
}
