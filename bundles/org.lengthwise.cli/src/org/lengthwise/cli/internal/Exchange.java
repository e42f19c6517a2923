// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.lengthwise.cli.ExitCode;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.MessageClients;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.TrafficSink;
import org.lengthwise.transport.ConnectionClosedException;

/** Sends one message after the other, and waits for the answer to each. */
final class Exchange extends ReportedClient {

	private static final Duration CLOSE_PERIOD = Duration.ofSeconds(3);

	/** What may come while an answer is waited for. */
	private enum News {
		ANSWER, END
	}

	private final Reporter reporter;
	private final ReportOptions report;
	private final MessageInput input;
	private final Duration timeout;
	private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

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
			reporter.summary(Summary.of(connections(), client.counts(), errors(), (System.nanoTime() - started) / 1e9));
		}
	}

	@Override
	public TrafficSink traffic() {
		return new ReportedTraffic(reporter);
	}

	@Override
	public void received(MessageClient client, Message message) {
		news.add(News.ANSWER);
	}

	@Override
	public void ended(MessageClient client, Ending ending) {
		super.ended(client, ending);
		news.add(News.END);
		input.end();
	}

	private int exchange(MessageClient client) throws IOException, InterruptedException {
		for (Optional<ByteBuffer> body = input.next(); body.isPresent(); body = input.next()) {
			if (!send(client, body.get())) {
				return left(client, "without an answer");
			}
			News first = news.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
			if (first == null) {
				report.talk("lengthwise: no answer from " + client.label().peer() + " within " + timeout.toSeconds() + " s");
				return ExitCode.EXPECTATION_FAILED;
			}
			if (first == News.END) {
				return left(client, "without an answer");
			}
		}
		return input.isComplete() ? ExitCode.DONE : left(client, "before the end of the input");
	}

	private boolean send(MessageClient client, ByteBuffer body) throws IOException, InterruptedException {
		try {
			report.attempt(() -> {
				client.send(body);
				return null;
			});
			return true;
		} catch (ConnectionClosedException e) {
			return false;
		}
	}

	/** The connection has ended before all was done: throws what broke it, if it did not end in order. */
	private int left(MessageClient client, String when) throws IOException, InterruptedException {
		Optional<Ending> broken = client.awaitEnd(CLOSE_PERIOD).filter(ending -> ending.how() != Ending.How.CLOSED);
		if (broken.isPresent()) {
			throw broken.get().cause().orElse(null) instanceof IOException cause ? cause : new IOException(broken.get().reason());
		}
		report.talk("lengthwise: " + client.label().peer() + " closed the connection " + when);
		return ExitCode.EXPECTATION_FAILED;
	}
}
