// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks for something on a thread of its own that lives as long as it looks. Who asks while it looks makes it look once more, even at
 * the very end: no request is lost. Never two looks at once; each sees what the one before did. Usable from any thread.
 */
final class BackgroundLook {

	private final String name;
	private final Runnable look;
	/** Requests that were not answered; 0 while no thread runs. */
	private final AtomicLong unanswered = new AtomicLong();

	/** @param name of its threads */
	BackgroundLook(String name, Runnable look) {
		this.name = name;
		this.look = look;
	}

	/** Asks for a look, and does not wait for it. */
	void request() {
		if (unanswered.getAndIncrement() == 0) {
			Thread.ofVirtual().name(name).start(this::run);
		}
	}

	private void run() {
		long answered;
		do {
			answered = unanswered.get();
			try {
				look.run();
			} catch (RuntimeException e) {
				unanswered.set(0); // the next request begins anew
				throw e;
			}
		} while (!unanswered.compareAndSet(answered, 0));
	}
}
