// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lengthwise.cli.ExitCode;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Ending;
import org.lengthwise.traffic.RoundTripTimes;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.transport.ConnectionClosedException;

/** Plays ping-pong on several connections at once, until all are over, and reports the round trips. */
final class PingPongRun {

	/** How often the progress is looked at. */
	private static final Duration LOOK = Duration.ofMillis(50);
	private static final Duration CLOSE_PERIOD = Duration.ofSeconds(3);

	private final Reporter reporter;
	private final ReportOptions report;
	private final PingPongSettings rules;
	private final Duration timeout;
	private final ReportedClient observer;
	private final List<MessageClient> players = new ArrayList<>();
	private final Map<MessageClient, PingPong> games = new LinkedHashMap<>();

	/** @param timeout how long the balls may stay away before the server is given up */
	PingPongRun(Reporter reporter, ReportOptions report, PingPongSettings rules, Duration timeout) {
		this.reporter = reporter;
		this.report = report;
		this.rules = rules;
		this.timeout = timeout;
		this.observer = new ReportedClient(reporter);
	}

	/** Plays on the calling thread, with a ball for each body on each connection; returns the exit code. An interrupt ends it in order. */
	int play(MessageClients clients, ClientSettings settings, int connections, List<ByteBuffer> bodies) throws IOException, InterruptedException {
		long started = System.nanoTime();
		try {
			connect(clients, settings, connections);
			started = System.nanoTime();
			for (MessageClient player : players) {
				start(player, bodies);
			}
			int code = awaitEnd();
			return Math.max(code, leftEarly());
		} catch (InterruptedException e) {
			return ExitCode.DONE;
		} finally {
			double seconds = (System.nanoTime() - started) / 1e9;
			close();
			if (report.json() || !games.isEmpty()) { // people need no table of nothing beside the sentence that says why
				reporter.summary(summary(seconds));
			}
		}
	}

	private void connect(MessageClients clients, ClientSettings settings, int connections) throws IOException, InterruptedException {
		for (int i = 0; i < connections; i++) {
			players.add(report.attempt(() -> clients.connect(settings, observer)));
		}
		for (MessageClient player : players) {
			report.attempt(() -> {
				player.awaitConnected();
				return null;
			});
		}
	}

	private void start(MessageClient player, List<ByteBuffer> bodies) throws IOException, InterruptedException {
		try {
			games.put(player, report.attempt(() -> player.play(rules, bodies)));
		} catch (ConnectionClosedException e) {
			player.awaitEnd(CLOSE_PERIOD); // the server has left before the first message, or with it
		}
	}

	/** Waits until every game is over; gives up when no ball has come back anywhere for the timeout. */
	private int awaitEnd() throws InterruptedException {
		long played = 0;
		long since = System.nanoTime();
		for (PingPong game : games.values()) {
			while (!game.awaitEnd(LOOK)) {
				long now = games.values().stream().mapToLong(PingPong::roundTrips).sum();
				if (now > played) {
					played = now;
					since = System.nanoTime();
				} else if (System.nanoTime() - since > timeout.toNanos()) {
					report.talk("lengthwise: no answer from " + players.getFirst().label().peer() + " within " + timeout.toSeconds() + " s");
					return ExitCode.EXPECTATION_FAILED;
				}
			}
		}
		return ExitCode.DONE;
	}

	private void close() throws InterruptedException {
		players.forEach(MessageClient::close);
		for (MessageClient player : players) {
			player.awaitEnd(CLOSE_PERIOD);
		}
	}

	/** Looks whether the server has left in the middle of the play: fine if there was no other end to it. */
	private int leftEarly() {
		List<Ending> endings = players.stream().filter(this::isUnfinished).flatMap(player -> player.ending().stream()).toList();
		for (Ending ending : endings) {
			if (ending.how() != Ending.How.CLOSED) {
				return failed(ending);
			}
		}
		if (endings.isEmpty() || rules.rounds() == 0 && rules.time().isZero()) {
			return ExitCode.DONE;
		}
		report.talk("lengthwise: " + players.getFirst().label().peer() + " closed the connection before the ping-pong was over");
		return ExitCode.EXPECTATION_FAILED;
	}

	private boolean isUnfinished(MessageClient player) {
		PingPong game = games.get(player);
		return game == null || game.balls() > 0;
	}

	/** People have been told by the reporter, with the connection that it was. */
	private int failed(Ending ending) {
		if (report.json()) {
			report.talk("lengthwise: " + ending.reason());
		}
		return ending.how() == Ending.How.FRAMING_ERROR ? ExitCode.FRAMING_BROKEN : ExitCode.IO_FAILED;
	}

	private Summary summary(double seconds) {
		List<Summary.Rally> rallies = new ArrayList<>();
		games.forEach((player, game) -> rallies.add(new Summary.Rally("#" + player.label().id() + " " + player.label().peer(), game.times().summary())));
		TrafficCounts counts = players.stream().map(MessageClient::counts).reduce(TrafficCounts.ZERO, TrafficCounts::plus);
		return new Summary(observer.connections(), counts, observer.errors(), seconds, rallies,
				RoundTripTimes.summary(games.values().stream().map(PingPong::times).toList()));
	}
}
