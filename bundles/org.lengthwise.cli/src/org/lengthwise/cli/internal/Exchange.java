// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.lengthwise.cli.ExitCode;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.TrafficSink;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.Ending;

/** Sends one message after the other, and waits for the answer to each. */
final class Exchange extends ReportedClient {

	private static final Duration CLOSE_PERIOD = Duration.ofSeconds(3);

	private final Reporter reporter;
	private final ReportOptions report;
	private final MessageInput input;
	private final Duration timeout;
	/** A permit for each answer that has come, and one for the end of the connection. */
	private final Semaphore news = new Semaphore(0);

	Exchange(Reporter reporter, ReportOptions report, MessageInput input, Duration timeout) {
		super(reporter);
		this.reporter = reporter;
		this.report = report;
		this.input = input;
		this.timeout = timeout;
	}

	/** Runs the exchange on the calling thread; returns the exit code. An interrupt ends it in order. */
	int run(MessageClients clients, ClientSettings settings) throws IOException, InterruptedException {
		long started = System.nanoTime();
		MessageClient client = report.attempt(() -> clients.connect(settings, this));
		try {
			report.attempt(() -> {
				client.awaitConnected();
				return null;
			});
			return exchange(client);
		} catch (InterruptedException e) {
			return ExitCode.DONE;
		} finally {
			client.close();
			client.awaitEnd(CLOSE_PERIOD);
			int connections = client.ending().filter(ending -> ending.how() == Ending.How.NOT_CONNECTED).isPresent() ? 0 : 1;
			reporter.summary(Summary.of(connections, client.counts(), errors() + 1 - connections, (System.nanoTime() - started) / 1e9));
		}
	}

	@Override
	public TrafficSink traffic() {
		return new ReportedTraffic(reporter);
	}

	@Override
	public void received(MessageClient client, Message message) {
		news.release();
	}

	@Override
	public void ended(MessageClient client, Ending ending) {
		super.ended(client, ending);
		news.release();
		input.end();
	}

	private int exchange(MessageClient client) throws IOException, InterruptedException {
		for (Optional<ByteBuffer> body = input.next(); body.isPresent(); body = input.next()) {
			if (!send(client, body.get())) {
				return unanswered(client);
			}
			if (!news.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
				report.talk("lengthwise: no answer from " + client.label().peer() + " within " + timeout.toSeconds() + " s");
				return ExitCode.EXPECTATION_FAILED;
			}
			if (client.ending().isPresent() && news.availablePermits() == 0) {
				return unanswered(client);
			}
		}
		return ExitCode.DONE;
	}

	private boolean send(MessageClient client, ByteBuffer body) throws IOException, InterruptedException {
		try {
			report.attempt(() -> {
				client.send(body);
				return null;
			});
			return true;
		} catch (ConnectionClosedException e) {
			client.awaitEnd(CLOSE_PERIOD);
			return false;
		}
	}

	/** The connection has ended before the answer came. */
	private int unanswered(MessageClient client) throws IOException {
		if (client.ending().isPresent()) {
			checkOrderly(client.ending().get());
		}
		report.talk("lengthwise: " + client.label().peer() + " closed the connection without an answer");
		return ExitCode.EXPECTATION_FAILED;
	}
}
