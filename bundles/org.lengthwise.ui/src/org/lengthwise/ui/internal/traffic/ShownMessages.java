// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import org.lengthwise.traffic.KeptMessages;

/**
 * Those messages of a log that a view shows, each at a place of its own. Places count the shown messages from 0 and are never used
 * again; like numbers they do not change when old messages leave the log. May be asked from any thread.
 */
interface ShownMessages {

	/** The places of the messages that are shown now, given what the log keeps now. Never waits for more to be found. */
	Places look(KeptMessages kept);

	/** Number of the message at a place; negative if that is not known any more. */
	long number(long place);

	/** Place of a message; if it is not shown, of the next one that is. */
	long placeOf(long number);

	/** Nobody looks any more. */
	void close();

	/** All messages: a place is a number. */
	static ShownMessages all() {
		return new ShownMessages() {

			@Override
			public Places look(KeptMessages kept) {
				return new Places(kept.first(), kept.end());
			}

			@Override
			public long number(long place) {
				return place;
			}

			@Override
			public long placeOf(long number) {
				return number;
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
	}

	/**
	 * The places of successive messages.
	 *
	 * @param first place of the oldest one
	 * @param end place behind the newest one
	 */
	record Places(long first, long end) {

		static final Places NONE = new Places(0, 0);

		/** How many there are. */
		long count() {
			return end - first;
		}
	}
}
