// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
public final class Conditions {

	/** How long anything in a test may take: far more than it does, so that a slow machine fails no test. */
	public static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final long PAUSE_NANOS = 1_000_000;

	private Conditions() {
	}

	/** Waits until {@code condition} holds; fails, naming {@code what}, if that takes longer than {@link #PATIENCE}. */
	public static void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - deadline > 0) {
				throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain: " + what);
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
	}
}
