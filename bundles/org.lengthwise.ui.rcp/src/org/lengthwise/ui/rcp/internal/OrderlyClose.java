// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;

/**
 * Closes the window when a signal ends the process, as if the user had: the layout is kept, sockets end in order. A window that was
 * closed passes here too, and finds nothing left to do.
 */
final class OrderlyClose extends Thread {

	private static final long FRAMEWORK_MILLIS = TimeUnit.SECONDS.toMillis(10);

	private final Display display;
	private final Framework framework;

	OrderlyClose(Display display) {
		super("end of the window");
		this.display = display;
		framework = FrameworkUtil.getBundle(OrderlyClose.class).getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(Framework.class);
	}

	/** Asks the workbench to close if there is one; from any thread, does not wait. */
	static void closeWorkbench() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().asyncExec(workbench::close);
		}
	}

	@Override
	public void run() {
		try {
			if (!display.isDisposed()) {
				closeWorkbench();
			}
			framework.waitForStop(FRAMEWORK_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
