// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.traffic.TrafficSink;

/** Remembers what a server tells. */
public class RecordingObserver implements ServerObserver {

	private final TrafficSink traffic;
	private final AtomicInteger askedForTraffic = new AtomicInteger();
	private final List<ServerConnection> connected = new CopyOnWriteArrayList<>();
	private final Map<String, FramingException> broken = new ConcurrentHashMap<>();
	private final Map<String, Ending> endings = new ConcurrentHashMap<>();
	private final List<TransportException> failures = new CopyOnWriteArrayList<>();

	public RecordingObserver() {
		this(TrafficSink.NONE);
	}

	public RecordingObserver(TrafficSink traffic) {
		this.traffic = traffic;
	}

	@Override
	public TrafficSink traffic() {
		askedForTraffic.incrementAndGet();
		return traffic;
	}

	@Override
	public void connected(ServerConnection connection) {
		connected.add(connection);
	}

	@Override
	public void broken(ServerConnection connection, FramingException error) {
		broken.put(connection.label().peer(), error);
	}

	@Override
	public void ended(ServerConnection connection, Ending ending) {
		endings.put(connection.label().peer(), ending);
	}

	@Override
	public void failed(TransportException failure) {
		failures.add(failure);
	}

	int askedForTraffic() {
		return askedForTraffic.get();
	}

	List<ServerConnection> connected() {
		return connected;
	}

	public List<TransportException> failures() {
		return failures;
	}

	/** How many connections have ended. */
	int ended() {
		return endings.size();
	}

	/** How the connection of a peer has ended; waits for that. */
	Ending endingOf(ScriptedPeer peer) {
		return endingOf(name(peer));
	}

	/** How the connection of a peer of that name has ended; waits for that. */
	public Ending endingOf(String peer) {
		Conditions.await("the end of the connection to " + peer, () -> endings.containsKey(peer));
		return endings.get(peer);
	}

	/** What was wrong with the bytes of a peer; waits for that. */
	FramingException errorOf(ScriptedPeer peer) {
		Conditions.await("a framing error of " + name(peer), () -> broken.containsKey(name(peer)));
		return broken.get(name(peer));
	}

	/** The server's name for a peer. */
	static String name(ScriptedPeer peer) {
		return "127.0.0.1:" + peer.port();
	}
}
