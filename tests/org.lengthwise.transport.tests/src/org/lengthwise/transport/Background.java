// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a test does at the same time on another thread. If it fails there, the log guard fails the test. */
final class Background {

	@FunctionalInterface
	interface Work {
		void run() throws IOException;
	}

	private Background() {
	}

	static Thread start(Work work) {
		return Thread.ofVirtual().name("background").start(() -> {
			try {
				work.run();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}
}
