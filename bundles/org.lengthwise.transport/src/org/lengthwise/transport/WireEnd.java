// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;

/** A way to let go of a wire: in order, or with a reset. */
@FunctionalInterface
interface WireEnd {

	void run() throws IOException;

	/** Lets go. That a wire's last system call fails changes nothing for anybody: the connection is gone either way. */
	static void release(WireEnd end) {
		try {
			end.run();
		} catch (IOException e) {
			// see above
		}
	}
}
