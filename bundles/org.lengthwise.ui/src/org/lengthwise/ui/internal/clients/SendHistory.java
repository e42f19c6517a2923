// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.ArrayList;
import java.util.List;

/** What was sent from a field, to be brought back with the arrow keys; what was being written is kept meanwhile. */
final class SendHistory {

	/** So much is kept. */
	static final int MOST = 100;

	/** Oldest first. */
	private final List<String> sent = new ArrayList<>();
	/** What the field shows; the size of the list: what is being written. */
	private int at;
	private String draft = "";

	/** Notes what was sent. What equals the entry before is noted once. */
	void add(String text) {
		if (sent.isEmpty() || !sent.getLast().equals(text)) {
			sent.add(text);
		}
		if (sent.size() > MOST) {
			sent.removeFirst();
		}
		at = sent.size();
		draft = "";
	}

	/** The older entry than the one in the field, or what is in the field if there is none. */
	String older(String inField) {
		if (at == sent.size()) {
			draft = inField;
		}
		int next = at - 1;
		if (next >= 0 && at == sent.size() && sent.get(next).equals(inField)) {
			next--; // the field still shows what was sent last
		}
		if (next < 0) {
			return inField;
		}
		at = next;
		return sent.get(at);
	}

	/** The newer entry than the one in the field, at last what was being written. */
	String newer(String inField) {
		if (at == sent.size()) {
			return inField;
		}
		at++;
		return at == sent.size() ? draft : sent.get(at);
	}
}
