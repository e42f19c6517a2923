// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SendHistoryTest {

	private final SendHistory history = new SendHistory();

	@Test
	void goesBackAndForthAndKeepsWhatWasBeingWritten() {
		history.add("one");
		history.add("two");
		assertEquals("two", history.older("draft"));
		assertEquals("one", history.older("two"));
		assertEquals("one", history.older("one"));
		assertEquals("two", history.newer("one"));
		assertEquals("draft", history.newer("two"));
		assertEquals("draft", history.newer("draft"));
	}

	@Test
	void skipsWhatIsStillInTheField() {
		history.add("one");
		history.add("two");
		assertEquals("one", history.older("two"));
	}

	@Test
	void notesARepetitionOnce() {
		history.add("one");
		history.add("two");
		history.add("two");
		assertEquals("two", history.older(""));
		assertEquals("one", history.older("two"));
	}

	@Test
	void staysWhereItIsWithoutEntries() {
		assertEquals("draft", history.older("draft"));
		assertEquals("draft", history.newer("draft"));
	}

	@Test
	void isBounded() {
		for (int i = 0; i <= SendHistory.MOST; i++) {
			history.add("text " + i);
		}
		String oldest = "";
		for (int i = 0; i < 2 * SendHistory.MOST; i++) {
			oldest = history.older(oldest);
		}
		assertEquals("text 1", oldest);
	}
}
