// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.updates;

import org.eclipse.swt.widgets.Control;

/** Does something again and again on the display's thread, while a control can be seen: for what changes with time alone. */
public final class Tick {

	private final Control control;
	private final int periodMillis;
	private final Runnable action;

	private Tick(Control control, int periodMillis, Runnable action) {
		this.control = control;
		this.periodMillis = periodMillis;
		this.action = action;
	}

	/** Begins, for as long as the control is there. To be called on the display's thread. */
	public static void every(int periodMillis, Control control, Runnable action) {
		new Tick(control, periodMillis, action).again();
	}

	private void again() {
		control.getDisplay().timerExec(periodMillis, this::run);
	}

	private void run() {
		if (control.isDisposed()) {
			return;
		}
		again(); // first, so that a failure does not end it
		if (control.isVisible()) {
			action.run();
		}
	}
}
