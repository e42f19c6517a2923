// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** What a command does in one view, and when it can. */
final class PaneHandler extends AbstractHandler {

	private final Runnable action;
	private final BooleanSupplier possible;

	PaneHandler(Runnable action, BooleanSupplier possible) {
		this.action = action;
		this.possible = possible;
	}

	/** Finds out whether it can do something now. */
	void update() {
		setBaseEnabled(possible.getAsBoolean());
	}

	@Override
	public Object execute(ExecutionEvent event) {
		if (possible.getAsBoolean()) {
			action.run();
		}
		return null;
	}
}
