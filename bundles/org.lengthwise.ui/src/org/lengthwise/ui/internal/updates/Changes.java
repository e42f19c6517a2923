// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.updates;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.widgets.Control;
import org.lengthwise.ui.internal.updates.DisplayUpdates.Update;

/** Who wants to be told that a model changed. Usable from any thread; listeners are called on the thread that changed it. */
public final class Changes {

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Calls a listener after each change, until the result is closed. */
	public Registration listen(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Refreshes a control after changes, until it is disposed. To be called on the display's thread. */
	public Update refresh(Control control, Runnable refresh) {
		Update update = DisplayUpdates.of(control.getDisplay()).register(control, refresh);
		Registration registration = listen(update::request);
		control.addDisposeListener(event -> registration.close());
		return update;
	}

	/** Tells all listeners. */
	public void tell() {
		listeners.forEach(Runnable::run);
	}

	/** A listener's wish to be told; closing ends it. */
	@FunctionalInterface
	public interface Registration extends AutoCloseable {

		@Override
		void close();
	}
}
