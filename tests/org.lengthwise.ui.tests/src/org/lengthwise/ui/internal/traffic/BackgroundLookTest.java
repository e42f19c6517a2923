// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.lengthwise.testkit.Conditions;

class BackgroundLookTest {

	private final List<Thread> looks = new CopyOnWriteArrayList<>();
	/** What comes up when a look has seen all that was there: its thread is about to end. */
	private final AtomicReference<Runnable> late = new AtomicReference<>(() -> { });
	private final BackgroundLook look = new BackgroundLook("test", () -> {
		looks.add(Thread.currentThread());
		late.getAndSet(() -> { }).run();
	});

	@Test
	void looksOnAThreadOfItsOwn() {
		look.request();
		awaitLooks(1);
		assertTrue(looks.get(0).isVirtual());
		assertEquals("test", looks.get(0).getName());
	}

	@Test
	void looksOnceMoreWhenItIsAskedWhileItLooks() {
		late.set(look::request);
		look.request();
		awaitLooks(2);
		assertEquals(looks.get(0), looks.get(1), "one thread");
	}

	@Test
	void beginsAnewAfterALookThatFailed() throws InterruptedException {
		AtomicInteger failures = new AtomicInteger();
		late.set(() -> {
			Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> failures.incrementAndGet());
			throw new IllegalStateException("on purpose");
		});
		look.request();
		awaitLooks(1);
		looks.get(0).join();
		assertEquals(1, failures.get());
		look.request();
		awaitLooks(2);
	}

	private void awaitLooks(int count) {
		Conditions.await(count + " looks", () -> looks.size() == count);
		looks.forEach(BackgroundLookTest::join);
		assertEquals(count, looks.size());
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
