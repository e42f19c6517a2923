// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.updates;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.lengthwise.ui.internal.preferences.UserDefaults;

/**
 * The one way from other threads to the user interface. However often and from however many threads refreshments are asked for, the
 * display gets one event a period, which runs each refreshment that was asked for once.
 *
 * <pre>
 *  threads of sockets:   request() request() request() ... request()      asyncExec for the first of a period only
 *  display's thread:                                  |-- period --| refresh, refresh
 * </pre>
 *
 * A control that cannot be seen is refreshed when it is painted again.
 */
public final class DisplayUpdates {

	private static final String KEY = DisplayUpdates.class.getName();

	private final Display display;
	private final List<Update> updates = new CopyOnWriteArrayList<>();
	private final AtomicBoolean requested = new AtomicBoolean();
	private volatile int periodMillis;

	private DisplayUpdates(Display display) {
		this.display = display;
	}

	/** The one of a display, with the period that the user chose. To be called on the display's thread. */
	public static DisplayUpdates of(Display display) {
		DisplayUpdates updates = (DisplayUpdates) display.getData(KEY);
		if (updates == null) {
			updates = new DisplayUpdates(display);
			UserDefaults defaults = UserDefaults.of(InstanceScope.INSTANCE);
			updates.setPeriod(defaults.updatePeriod());
			updates.follow(defaults);
			display.setData(KEY, updates);
		}
		return updates;
	}

	private void follow(UserDefaults defaults) {
		defaults.listen(() -> setPeriod(defaults.updatePeriod()));
	}

	/** Changes the least time between two refreshments, in milliseconds; from any thread. */
	public void setPeriod(int millis) {
		periodMillis = millis;
	}

	/**
	 * Adds a refreshment of a control, until that is disposed. To be called on the display's thread, where the refreshment will run.
	 *
	 * @return with which any thread asks for it
	 */
	public Update register(Control control, Runnable refresh) {
		Update update = new Update(control, refresh);
		updates.add(update);
		control.addDisposeListener(event -> updates.remove(update));
		control.addListener(SWT.Paint, event -> update.painted());
		return update;
	}

	private void request() {
		if (requested.compareAndSet(false, true)) {
			try {
				display.asyncExec(() -> display.timerExec(periodMillis, this::run));
			} catch (SWTException e) {
				if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
					throw e;
				}
				// the window is closed: nobody looks any more
			}
		}
	}

	private void run() {
		requested.set(false); // first, so that a request that comes while we run gets its own
		updates.forEach(Update::run);
	}

	/** One refreshment of a control. */
	public final class Update {

		private final Control control;
		private final Runnable refresh;
		private final AtomicBoolean wanted = new AtomicBoolean();

		private Update(Control control, Runnable refresh) {
			this.control = control;
			this.refresh = refresh;
		}

		/** Asks for the refreshment; from any thread, as often as one likes. */
		public void request() {
			if (!wanted.getAndSet(true)) {
				DisplayUpdates.this.request();
			}
		}

		private void painted() {
			if (wanted.get()) {
				DisplayUpdates.this.request();
			}
		}

		private void run() {
			if (!control.isDisposed() && control.isVisible() && wanted.getAndSet(false)) {
				try {
					refresh.run();
				} catch (RuntimeException e) {
					// the other views go on
					ILog.of(DisplayUpdates.class).error("a view could not be refreshed", e);
				}
			}
		}
	}
}
