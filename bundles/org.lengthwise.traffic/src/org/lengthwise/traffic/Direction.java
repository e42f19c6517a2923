// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

/** Which way a message went, seen from us. */
public enum Direction {

	/** From the peer to us. */
	IN,

	/** From us to the peer. */
	OUT
}
