// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.lengthwise.cli.ExitCode;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.traffic.RoundTripTimes;
import org.lengthwise.traffic.TrafficCounts;

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
	private final List<PingPong> games = new ArrayList<>();

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
				games.add(report.attempt(() -> player.play(rules, bodies)));
			}
			int code = awaitEnd();
			return Math.max(code, endedEarly());
		} catch (InterruptedException e) {
			return ExitCode.DONE;
		} finally {
			double seconds = (System.nanoTime() - started) / 1e9;
			close();
			reporter.summary(summary(seconds));
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

	/** Waits until every game is over; gives up when no ball has come back anywhere for the timeout. */
	private int awaitEnd() throws InterruptedException {
		long played = 0;
		long since = System.nanoTime();
		for (PingPong game : games) {
			while (!game.awaitEnd(LOOK)) {
				long now = games.stream().mapToLong(PingPong::roundTrips).sum();
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

	/** Looks whether the server has ended the play: fine if there was no other end to it. */
	private int endedEarly() throws IOException {
		Optional<MessageClient> ended = players.stream().filter(player -> player.ending().isPresent()).findFirst();
		if (ended.isEmpty()) {
			return ExitCode.DONE;
		}
		ReportedClient.checkOrderly(ended.get().ending().orElseThrow());
		if (rules.rounds() == 0 && rules.time().isZero()) {
			return ExitCode.DONE;
		}
		report.talk("lengthwise: " + ended.get().label().peer() + " closed the connection before the ping-pong was over");
		return ExitCode.EXPECTATION_FAILED;
	}

	private Summary summary(double seconds) {
		List<Summary.Rally> rallies = new ArrayList<>();
		for (int i = 0; i < games.size(); i++) {
			rallies.add(new Summary.Rally("#" + players.get(i).label().id() + " " + players.get(i).label().peer(), games.get(i).times().summary()));
		}
		TrafficCounts counts = players.stream().map(MessageClient::counts).reduce(TrafficCounts.ZERO, TrafficCounts::plus);
		return new Summary(games.size(), counts, observer.errors(), seconds, rallies,
				RoundTripTimes.summary(games.stream().map(PingPong::times).toList()));
	}
}
