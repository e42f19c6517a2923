// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.osgi.util.NLS;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.traffic.TrafficSink;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.lengthwise.ui.internal.updates.Changes;

/**
 * A server of the user's list, running or not. Usable from any thread; nothing here waits: it starts and stops on a thread of its own,
 * one after the other, and tells the list's {@link Changes}.
 */
public final class ManagedServer {

	/** Where a server is in its life. */
	public enum State {
		/** It does not listen. */
		STOPPED,
		/** It is about to listen. */
		STARTING,
		/** It accepts connections. */
		RUNNING,
		/** It closes its connections. */
		STOPPING
	}

	/** What went wrong with a connection, and when; the server goes on. */
	public record Incident(Instant at, String sentence) {
	}

	private final MessageServers servers;
	private final LiveTraffic traffic;
	private final Changes changes;
	private final Runnable keep;
	private final ExecutorService actions;

	private volatile ServerProfile profile;
	private volatile boolean wanted;
	private volatile State state = State.STOPPED;
	private volatile Optional<MessageServer> server = Optional.empty();
	private volatile Optional<String> failure = Optional.empty();
	private volatile Optional<Incident> incident = Optional.empty();
	private boolean closed;

	/** @param keep is called when it is found that the server cannot run, to be kept as one that does not */
	ManagedServer(MessageServers servers, LiveTraffic traffic, Changes changes, Runnable keep, ServerProfile profile) {
		this.keep = keep;
		this.servers = servers;
		this.traffic = traffic;
		this.changes = changes;
		this.profile = profile;
		actions = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("server list: " + profile.name()).factory());
	}

	/** As the user described it. */
	public ServerProfile profile() {
		return profile;
	}

	/** Where it is in its life. */
	public State state() {
		return state;
	}

	/** Why it could not start, and what to do, in two sentences; empty if it could. */
	public Optional<String> failure() {
		return failure;
	}

	/** The last trouble with one of its connections, while it runs. */
	public Optional<Incident> incident() {
		return incident;
	}

	/** Where it listens, with the real port; empty while it does not. */
	public Optional<Endpoint> address() {
		return server.map(MessageServer::address);
	}

	/** Its open connections. */
	public List<? extends ServerConnection> connections() {
		return server.map(MessageServer::connections).orElse(List.of());
	}

	/** What it has carried since it was last started. */
	public TrafficCounts counts() {
		return server.map(MessageServer::counts).orElse(TrafficCounts.ZERO);
	}

	/** Whether starting it would do something. */
	public boolean canStart() {
		return state == State.STOPPED;
	}

	/** Whether stopping it would do something. */
	public boolean canStop() {
		return state == State.RUNNING || state == State.STARTING;
	}

	/** Whether it was started and is to run, until it is stopped or cannot listen. */
	boolean isWanted() {
		return wanted;
	}

	/** Begins to listen. */
	void start() {
		wanted = true;
		failure = Optional.empty();
		order(() -> {
			if (state == State.STOPPED) {
				listen();
			}
		});
	}

	/** Stops in order. */
	void stop() {
		wanted = false;
		order(this::end);
	}

	/** Stops in order, and takes no more orders; returns when that is done. */
	void close() {
		stop();
		synchronized (this) {
			closed = true;
		}
		actions.close();
	}

	private synchronized void order(Runnable action) {
		if (!closed) {
			actions.execute(action);
		}
	}

	void describe(ServerProfile other) {
		profile = other;
	}

	private void listen() {
		enter(State.STARTING);
		try {
			server = Optional.of(servers.start(profile.settings(), new Observer()));
		} catch (TransportException e) {
			failed(NLS.bind(Messages.Servers_cannotListen, e.getMessage()));
			return;
		} catch (RuntimeException e) {
			failed(NLS.bind(Messages.Servers_cannotStart, e.getMessage()));
			return;
		}
		enter(State.RUNNING);
	}

	private void failed(String sentences) {
		wanted = false;
		failure = Optional.of(sentences);
		keep.run();
		enter(State.STOPPED);
	}

	private void end() {
		server.ifPresent(running -> {
			enter(State.STOPPING);
			running.close();
			server = Optional.empty();
			incident = Optional.empty();
			enter(State.STOPPED);
		});
	}

	private void enter(State next) {
		state = next;
		changes.tell();
	}

	/** Called on the threads of the server and its connections: does no more than to note and to tell. */
	private final class Observer implements ServerObserver {

		@Override
		public TrafficSink traffic() {
			return traffic.log();
		}

		@Override
		public void connected(ServerConnection connection) {
			traffic.add(connection.label());
			changes.tell();
		}

		@Override
		public void broken(ServerConnection connection, FramingException error) {
			trouble(connection.label().peer() + ": " + error.getMessage());
		}

		@Override
		public void ended(ServerConnection connection, Ending ending) {
			changes.tell();
		}

		@Override
		public void failed(TransportException failure) {
			trouble(failure.getMessage());
		}

		private void trouble(String sentence) {
			incident = Optional.of(new Incident(Instant.now(), sentence));
			changes.tell();
		}
	}
}
