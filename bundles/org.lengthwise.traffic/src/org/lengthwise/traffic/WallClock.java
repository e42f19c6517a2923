// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time for a million messages a second: {@link System#nanoTime()}, which is cheaper than {@link Instant#now()}, set by the clock on
 * the wall once a second, so that it follows corrections of that and a computer's sleep. For any thread.
 */
final class WallClock {

	private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

	private final LongSupplier nanoTime;
	private final InstantSource wall;
	private volatile Setting setting;

	WallClock() {
		this(System::nanoTime, InstantSource.system());
	}

	WallClock(LongSupplier nanoTime, InstantSource wall) {
		this.nanoTime = nanoTime;
		this.wall = wall;
		setting = set(nanoTime.getAsLong());
	}

	/** Nanoseconds since 1970. */
	long now() {
		long nanos = nanoTime.getAsLong();
		Setting current = setting;
		if (nanos - current.nanoTime > NANOS_A_SECOND) {
			current = set(nanos);
			setting = current;
		}
		return current.epochNanos + nanos - current.nanoTime;
	}

	static Instant instant(long epochNanos) {
		return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS_A_SECOND), Math.floorMod(epochNanos, NANOS_A_SECOND));
	}

	private Setting set(long nanos) {
		Instant now = wall.instant();
		return new Setting(nanos, now.getEpochSecond() * NANOS_A_SECOND + now.getNano());
	}

	/** One moment on both clocks. */
	private record Setting(long nanoTime, long epochNanos) {
	}
}
