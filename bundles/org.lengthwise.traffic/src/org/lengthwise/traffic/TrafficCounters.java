// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts the messages and bytes of one connection. For all connections together, add up their snapshots.
 *
 * <p>Callable from any thread. An addition is one atomic instruction on each of two numbers; callers count a batch at a time.
 */
public final class TrafficCounters {

	private static final VarHandle MESSAGES_IN = field("messagesIn");
	private static final VarHandle MESSAGES_OUT = field("messagesOut");
	private static final VarHandle BYTES_IN = field("bytesIn");
	private static final VarHandle BYTES_OUT = field("bytesOut");

	private volatile long messagesIn;
	private volatile long messagesOut;
	private volatile long bytesIn;
	private volatile long bytesOut;

	/** Adds what came from the peer: messages, and the bytes of their frames. */
	public void received(long messages, long bytes) {
		MESSAGES_IN.getAndAdd(this, messages);
		BYTES_IN.getAndAdd(this, bytes);
	}

	/** Adds what went to the peer: messages, and the bytes of their frames. */
	public void sent(long messages, long bytes) {
		MESSAGES_OUT.getAndAdd(this, messages);
		BYTES_OUT.getAndAdd(this, bytes);
	}

	/** The counts now. While others count, a batch may be in one of the four numbers already and not yet in another. */
	public TrafficCounts snapshot() {
		return new TrafficCounts(messagesIn, messagesOut, bytesIn, bytesOut);
	}

	private static VarHandle field(String name) {
		try {
			return MethodHandles.lookup().findVarHandle(TrafficCounters.class, name, long.class);
		} catch (ReflectiveOperationException e) {
			throw new ExceptionInInitializerError(e);
		}
	}
}
