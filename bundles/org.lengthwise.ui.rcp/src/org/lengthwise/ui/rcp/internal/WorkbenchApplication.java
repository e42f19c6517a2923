// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import java.io.IOException;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** The product's window. */
public final class WorkbenchApplication implements IApplication {

	private static final int FAILED = 3;
	/** How many cores virtual threads use; the JDK reads it when the first of them starts. */
	private static final String VIRTUAL_CORES = "jdk.virtualThreadScheduler.parallelism";

	@Override
	public Object start(IApplicationContext context) {
		leaveACoreToTheDisplay();
		Display display;
		try {
			display = PlatformUI.createDisplay();
		} catch (SWTError | UnsatisfiedLinkError e) {
			System.err.println("lengthwise: there is no display for the window (" + e.getMessage() + "): start it in a graphical session, or give a "
					+ "command; lengthwise --help lists them.");
			return FAILED;
		}
		try {
			if (!lockWorkspace(display)) {
				return FAILED;
			}
			Runtime.getRuntime().addShutdownHook(new OrderlyClose(display));
			int code = PlatformUI.createAndRunWorkbench(display, new LengthwiseWorkbench());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	/** Connections are served by virtual threads; at full speed they would take all cores, and the display's thread wait for each turn. */
	private static void leaveACoreToTheDisplay() {
		if (System.getProperty(VIRTUAL_CORES) == null) {
			System.setProperty(VIRTUAL_CORES, Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() - 1)));
		}
	}

	/** A workspace is for one window at a time; says so if it cannot be had. */
	private static boolean lockWorkspace(Display display) {
		Location workspace = Platform.getInstanceLocation();
		String reason;
		try {
			if (workspace.lock()) {
				return true;
			}
			reason = Messages.Workspace_inUse;
		} catch (IOException e) {
			reason = e.getMessage();
		}
		String sentence = NLS.bind(Messages.Workspace_refused, workspace.getURL().getPath(), reason);
		System.err.println("lengthwise: " + sentence);
		MessageDialog.openError(new Shell(display), Messages.Workspace_title, sentence);
		return false;
	}

	@Override
	public void stop() {
		OrderlyClose.closeWorkbench();
	}
}
