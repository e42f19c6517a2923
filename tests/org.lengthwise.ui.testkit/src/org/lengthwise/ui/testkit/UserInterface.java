// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Assertions;

/** Runs the event loop of the test's display, on whose thread the tests are. */
public final class UserInterface {

	private static final Duration PATIENCE = Duration.ofSeconds(20);
	private static final int LOOK_MILLIS = 5;
	private static final Duration SETTLE = Duration.ofMillis(50);

	private UserInterface() {
	}

	/** Handles events until the condition holds; fails if that takes too long. */
	public static void await(BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long end = System.nanoTime() + PATIENCE.toNanos();
		Runnable wake = () -> { };
		while (!condition.getAsBoolean()) {
			Assertions.assertTrue(System.nanoTime() < end, "waited in vain");
			if (!display.readAndDispatch()) {
				display.timerExec(LOOK_MILLIS, wake); // what other threads do makes no event
				display.sleep();
			}
		}
	}

	/** Handles events for some time. */
	public static void run(Duration time) {
		boolean[] over = new boolean[1];
		Display display = Display.getCurrent();
		display.timerExec((int) time.toMillis(), () -> over[0] = true);
		while (!over[0]) {
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
	}

	/** Handles all events that are there, and those that they bring. */
	public static void settle() {
		run(SETTLE);
	}
}
