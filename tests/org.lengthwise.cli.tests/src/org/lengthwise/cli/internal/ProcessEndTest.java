// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ProcessEndTest {

	private final ProcessEnd end = new ProcessEnd();
	private final List<String> done = new ArrayList<>();

	@Test
	void runsWhatWasSubscribedTheLastFirst() {
		end.whenRaised(() -> done.add("first"));
		end.whenRaised(() -> done.add("second"));
		assertTrue(end.raise());
		assertEquals(List.of("second", "first"), done);
	}

	@Test
	void forgetsASubscriptionThatWasClosed() {
		end.whenRaised(() -> done.add("gone")).close();
		assertFalse(end.raise());
		assertEquals(List.of(), done);
	}

	@Test
	void runsAtOnceWhatComesTooLate() {
		assertFalse(end.raise());
		end.whenRaised(() -> done.add("late")).close();
		assertEquals(List.of("late"), done);
	}

	@Test
	void letsNoFailureKeepAnotherFromItsEnd() {
		end.whenRaised(() -> done.add("first"));
		end.whenRaised(() -> {
			throw new IllegalStateException("oh");
		});
		assertTrue(end.raise());
		assertEquals(List.of("first"), done);
	}
}
