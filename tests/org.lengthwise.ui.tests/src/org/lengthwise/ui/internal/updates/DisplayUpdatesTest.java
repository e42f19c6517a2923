// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.ui.internal.updates.DisplayUpdates.Update;
import org.lengthwise.ui.testkit.UserInterface;

class DisplayUpdatesTest {

	private Display display;
	private Shell shell;
	private final AtomicInteger refreshments = new AtomicInteger();

	@BeforeEach
	void open() {
		display = Display.getDefault();
		shell = new Shell(display);
		DisplayUpdates.of(display).setPeriod(1);
	}

	@AfterEach
	void dispose() {
		shell.dispose();
	}

	@Test
	void refreshesOnceHoweverOftenItIsAsked() throws InterruptedException {
		shell.open();
		Update update = DisplayUpdates.of(display).register(shell, refreshments::incrementAndGet);
		Thread asker = Thread.ofPlatform().start(() -> {
			for (int i = 0; i < 100_000; i++) {
				update.request();
			}
		});
		asker.join();
		UserInterface.await(() -> refreshments.get() > 0);
		UserInterface.settle();
		assertEquals(1, refreshments.get());
	}

	@Test
	void refreshesAgainWhenItIsAskedWhileItRefreshes() {
		shell.open();
		Update[] update = new Update[1];
		update[0] = DisplayUpdates.of(display).register(shell, () -> {
			if (refreshments.incrementAndGet() == 1) {
				update[0].request();
			}
		});
		update[0].request();
		UserInterface.await(() -> refreshments.get() == 2);
	}

	@Test
	void refreshesAHiddenControlWhenItIsSeenAgain() {
		Update update = DisplayUpdates.of(display).register(shell, refreshments::incrementAndGet);
		update.request();
		UserInterface.settle();
		assertEquals(0, refreshments.get());
		shell.open();
		UserInterface.await(() -> refreshments.get() == 1);
	}

	@Test
	void forgetsADisposedControl() {
		Update update = DisplayUpdates.of(display).register(shell, refreshments::incrementAndGet);
		shell.dispose();
		update.request();
		UserInterface.settle();
		assertEquals(0, refreshments.get());
		assertTrue(shell.isDisposed());
	}
}
