// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The process is asked to end: SIGINT, SIGTERM, a closed console. A service; a command that runs until then, or that has
 * something to finish, subscribes for the time it runs:
 *
 * <pre>
 * try (EndSignal.Subscription subscription = endSignal.whenRaised(server::close)) {
 * 	server.awaitEnd();
 * }
 * return ExitCode.DONE;
 * </pre>
 *
 * <p>The command then returns as it always does, within seconds, and its exit code is the process's. The thread of a command
 * without a subscription is interrupted instead.
 */
@ProviderType
public interface EndSignal {

	/**
	 * Has an action run once, when the process is asked to end: on a thread of its own, or at once on this one if that has
	 * happened already. It starts the end and need not wait for it.
	 */
	Subscription whenRaised(Runnable action);

	/** Takes the action back when it is closed. */
	interface Subscription extends AutoCloseable {

		@Override
		void close();
	}
}
