// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.updates;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Control;

/**
 * Looks at what nobody tells, such as counts: once a period while a control can be seen, on the display's thread, until the control is
 * disposed.
 */
public final class Pulse {

	private final Control control;
	private final int periodMillis;
	private final Runnable action;

	private Pulse(Control control, int periodMillis, Runnable action) {
		this.control = control;
		this.periodMillis = periodMillis;
		this.action = action;
	}

	/** Begins; to be called on the display's thread. */
	public static void of(Control control, int periodMillis, Runnable action) {
		new Pulse(control, periodMillis, action).next();
	}

	private void next() {
		control.getDisplay().timerExec(periodMillis, this::beat);
	}

	private void beat() {
		if (control.isDisposed()) {
			return;
		}
		next(); // first, so that a failure does not end it
		if (control.isVisible()) {
			try {
				action.run();
			} catch (RuntimeException e) {
				// the other views go on
				ILog.of(Pulse.class).error("a view could not be refreshed", e);
			}
		}
	}
}
