// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.nio.ByteBuffer;
import java.util.Objects;

import org.lengthwise.protocol.Message;

/**
 * What one connection carries: counted, and told to a sink.
 *
 * <p>The base class of what handles a connection's messages, on a server and on a client: the public methods have the signatures by
 * which a connection calls its handler, so that the two fit together although this bundle knows no connections. Callable from any
 * thread.
 */
public abstract class ConnectionTraffic {

	private final ConnectionLabel label;
	private final TrafficSink sink;
	private final TrafficCounters counters = new TrafficCounters();

	/** @param sink is told of each message; {@link TrafficSink#NONE} where nobody looks */
	protected ConnectionTraffic(ConnectionLabel label, TrafficSink sink) {
		this.label = Objects.requireNonNull(label, "label");
		this.sink = Objects.requireNonNull(sink, "sink");
	}

	/** Which connection it is. */
	public final ConnectionLabel label() {
		return label;
	}

	/** What it has carried up to now. */
	public final TrafficCounts counts() {
		return counters.snapshot();
	}

	/** Whether somebody looks at the messages, so that {@link #sent} is worth its calls. */
	public final boolean watchesSent() {
		return sink != TrafficSink.NONE;
	}

	/** A message goes. */
	public final void sent(Message message) {
		sink.message(label, Direction.OUT, message);
	}

	/** So many messages of so many bytes in all came. */
	public final void countReceived(int messages, long bytes) {
		counters.received(messages, bytes);
	}

	/** So many messages of so many bytes in all went. */
	public final void countSent(int messages, long bytes) {
		counters.sent(messages, bytes);
	}

	/** Tells the sink that a message came. */
	protected final void tellReceived(Message message) {
		sink.message(label, Direction.IN, message);
	}

	/** Tells the sink that bytes came that are no message, and why. */
	protected final void tellUndecoded(ByteBuffer bytes, String reason) {
		sink.raw(label, Direction.IN, bytes, reason);
	}
}
