// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.lengthwise.cli.EndSignal;
import org.osgi.service.component.annotations.Component;

/** Keeps what is to be done when the process is asked to end. Thread-safe. */
@Component(service = { EndSignal.class, ProcessEnd.class })
public final class ProcessEnd implements EndSignal {

	private final List<Runnable> actions = new ArrayList<>();
	private boolean raised;

	@Override
	public Subscription whenRaised(Runnable action) {
		synchronized (actions) {
			if (!raised) {
				actions.add(action);
				return () -> withdraw(action);
			}
		}
		action.run();
		return () -> {
			// The action has run: there is nothing to take back.
		};
	}

	private void withdraw(Runnable action) {
		synchronized (actions) {
			actions.remove(action);
		}
	}

	/** Runs every action, the last subscription's first; one that fails does not keep the others from it. Whether there was any. */
	boolean raise() {
		List<Runnable> due;
		synchronized (actions) {
			raised = true;
			due = List.copyOf(actions).reversed();
		}
		for (Runnable action : due) {
			try {
				action.run();
			} catch (RuntimeException e) {
				System.err.println("lengthwise: ending failed: " + e);
			}
		}
		return !due.isEmpty();
	}
}
