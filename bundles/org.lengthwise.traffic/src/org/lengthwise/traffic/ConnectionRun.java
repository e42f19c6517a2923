// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.util.List;

/**
 * To which connections successive messages of a {@link TrafficLog} belong.
 *
 * @param first number of the first message
 * @param connections of that message and of those behind it; empty if there was none
 */
public record ConnectionRun(long first, List<ConnectionLabel> connections) {

	/** Number of the message behind the last one. */
	public long end() {
		return first + connections.size();
	}
}
