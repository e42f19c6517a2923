// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A reader's wish to be told when a {@link TrafficLog} changed. Closing ends it, as often as one likes and from any thread; a signal
 * that a writer has begun to give may still arrive then.
 */
@ProviderType
public interface Subscription extends AutoCloseable {

	/**
	 * Says that the reader is about to look: of all changes from now on, the first is signalled. To be called before the log is
	 * read, never after, so that nothing is missed. Callable from any thread.
	 */
	void rearm();

	@Override
	void close();
}
