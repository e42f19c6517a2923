// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Ending;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.lengthwise.ui.internal.updates.Changes;

/**
 * A client of the user's list, connected or not: one connection after the other. Usable from any thread; nothing here waits: what could
 * wait runs on a thread of its own, one after the other, and every change is told to the list's {@link Changes}.
 */
public final class ManagedClient {

	/** Where a client is in its life. */
	public enum State {
		/** It was never connected. */
		NEW,
		/** It looks up the host, or tries its addresses. */
		CONNECTING,
		/** It carries messages. */
		CONNECTED,
		/** It closes the connection in order. */
		DISCONNECTING,
		/** Its connection has ended, or never came about. */
		ENDED
	}

	/** An order that may wait for the network. */
	@FunctionalInterface
	private interface Action {
		void run(MessageClient client) throws IOException, InterruptedException;
	}

	private final MessageClients clients;
	private final LiveTraffic traffic;
	private final Changes changes;
	private final ExecutorService actions;

	private volatile ClientProfile profile;
	private volatile boolean disconnecting;
	private boolean closed;
	private volatile Optional<MessageClient> client = Optional.empty();
	private volatile Optional<Rally> rally = Optional.empty();
	private volatile ConnectionNotes notes;

	ManagedClient(MessageClients clients, LiveTraffic traffic, Changes changes, ClientProfile profile) {
		this.clients = clients;
		this.traffic = traffic;
		this.changes = changes;
		this.profile = profile;
		notes = new ConnectionNotes(traffic, changes::tell);
		actions = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("client list: " + profile.server()).factory());
	}

	/** As the user described it. */
	public ClientProfile profile() {
		return profile;
	}

	/** Where it is in its life. */
	public State state() {
		return client.map(connection -> switch (connection.state()) {
			case CONNECTING -> disconnecting ? State.DISCONNECTING : State.CONNECTING;
			case CONNECTED -> disconnecting ? State.DISCONNECTING : State.CONNECTED;
			case ENDED -> State.ENDED;
		}).orElse(State.NEW);
	}

	/** The connection, the present or the last one; empty if there was none. */
	public Optional<MessageClient> connection() {
		return client;
	}

	/** When it connected; empty if it did not. */
	public Optional<Instant> since() {
		return notes.since();
	}

	/** How, why and when the connection ended; empty while it has not. */
	public Optional<Ending> ending() {
		return client.flatMap(MessageClient::ending);
	}

	/** Why the last {@link #connect()} came to nothing before it reached the network, in a sentence; empty if it did not. */
	public Optional<String> refusal() {
		return notes.refusal();
	}

	/** Why the last message or ball could not be sent, in a sentence; empty if it could. */
	public Optional<String> sendProblem() {
		return notes.sendProblem();
	}

	/** The beginning of the last message that no ping-pong was waiting for, on one line. */
	public Optional<String> received() {
		return notes.received();
	}

	/** The ping-pong of this connection, the present or the last one; empty if there was none. */
	public Optional<PingPong> pingPong() {
		return rally.flatMap(Rally::game);
	}

	/** Balls in play, in flight or held. */
	public int balls() {
		return rally.map(Rally::balls).orElse(0);
	}

	/** Whether balls are in play. */
	public boolean isPlaying() {
		return balls() > 0;
	}

	/** What the connection has carried. */
	public TrafficCounts counts() {
		return client.map(MessageClient::counts).orElse(TrafficCounts.ZERO);
	}

	/** Whether {@link #connect()} would do something. */
	public boolean canConnect() {
		State state = state();
		return state == State.NEW || state == State.ENDED;
	}

	/** Whether {@link #disconnect()} would do something. */
	public boolean canDisconnect() {
		State state = state();
		return state == State.CONNECTING || state == State.CONNECTED;
	}

	/** Whether {@link #send} and {@link #play} can succeed. */
	public boolean canSend() {
		return state() == State.CONNECTED;
	}

	/** Whether {@link #pause()} would do something. */
	public boolean canPause() {
		return rally.map(Rally::canPause).orElse(false);
	}

	/** Whether {@link #resume()} would do something. */
	public boolean canResume() {
		return rally.map(Rally::canResume).orElse(false);
	}

	/** Whether {@link #stopPlaying()} would do something. */
	public boolean canStopPlaying() {
		return rally.map(Rally::canStop).orElse(false);
	}

	/** Begins to connect; without effect on one that is connected, or was removed. */
	public void connect() {
		begin().ifPresent(Runnable::run); // nobody is told under a lock of ours
	}

	/** What is to be told then. */
	private synchronized Optional<Runnable> begin() {
		if (!canConnect() || closed) {
			return Optional.empty();
		}
		disconnecting = false;
		ConnectionNotes observer = new ConnectionNotes(traffic, changes::tell);
		notes = observer;
		try {
			MessageClient connection = clients.connect(profile.settings(), observer);
			rally = Optional.of(new Rally(connection, changes::tell));
			client = Optional.of(connection);
			return Optional.of(changes::tell);
		} catch (IllegalArgumentException | IllegalStateException e) {
			return Optional.of(() -> observer.refused(e.getMessage())); // a limit that fits no layout; the service is being closed
		}
	}

	/** Begins an orderly close; gives up an attempt to connect. */
	public void disconnect() {
		end();
		changes.tell();
	}

	private synchronized void end() {
		disconnecting = true;
		client.ifPresent(MessageClient::close);
	}

	/** Sends one message; whoever answers, the answer is shown as traffic. */
	public void send(byte[] body) {
		submit(connection -> connection.send(ByteBuffer.wrap(body)));
	}

	/** Throws a ball: starts a ping-pong with it, or adds it to the one that is played. */
	public void play(PingPongSettings settings, byte[] body) {
		Optional<Rally> present = rally;
		submit(connection -> present.orElseThrow().throwBall(settings, ByteBuffer.wrap(body)));
	}

	/** Holds the balls. */
	public void pause() {
		rally.ifPresent(Rally::pause);
		changes.tell();
	}

	/** Sends the balls that were held. */
	public void resume() {
		Optional<Rally> present = rally;
		submit(connection -> present.orElseThrow().resume());
	}

	/** Takes the balls out of play; the connection stays. */
	public void stopPlaying() {
		rally.ifPresent(Rally::stop);
		changes.tell();
	}

	/** Describes it anew; the connection that is open stays. */
	void describe(ClientProfile other) {
		profile = other;
	}

	/** Disconnects, and takes no more orders; returns when the orders before are done. */
	void close() {
		synchronized (this) {
			closed = true;
			end();
		}
		changes.tell();
		actions.close();
	}

	private void submit(Action action) {
		if (!accepted(action)) {
			notes.notSent(Messages.Send_notConnected);
		}
	}

	private synchronized boolean accepted(Action action) {
		ConnectionNotes about = notes; // a failure that comes late is none of the next connection
		client.filter(present -> !closed).ifPresent(present -> actions.execute(() -> run(action, present, about)));
		return client.isPresent() && !closed;
	}

	private static void run(Action action, MessageClient present, ConnectionNotes about) {
		try {
			action.run(present);
			about.sent();
		} catch (IOException | RuntimeException e) {
			about.notSent(e.getMessage());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
