// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.lengthwise.cli.CliCommand;
import org.lengthwise.cli.EndSignal;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.traffic.TrafficSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lengthwise serve}: a server until the process is asked to end. */
@Component(service = CliCommand.class, property = "service.ranking:Integer=90")
@Command(name = "serve", description = "Accepts connections and answers each message, until Ctrl+C.", footer = { "",
		"Prints 'listening on HOST:PORT' once it accepts. --port 0 takes any free port.", "",
		"Examples:",
		"  lengthwise serve",
		"  lengthwise serve --port 0 --respond reverse --verbose",
		"  lengthwise serve --host 0.0.0.0 --max-connections 100 --json" })
public final class ServeCommand implements CliCommand {

	private final MessageServers servers;
	private final EndSignal endSignal;
	private final AtomicLong errors = new AtomicLong();

	@Spec
	private CommandSpec spec;

	@Option(names = "--host", paramLabel = "H", defaultValue = "127.0.0.1", description = "Address to listen on; 0.0.0.0 means all, "
			+ "reachable from other machines (default: ${DEFAULT-VALUE}).")
	private String host;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "9898", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
	private int port;

	@Mixin
	private LayoutOptions layout;

	@Option(names = "--respond", paramLabel = "R", defaultValue = "echo", converter = ResponderName.class, description = "What to do "
			+ "with a message: echo, reverse or discard (default: ${DEFAULT-VALUE}).")
	private StandardResponder responder;

	@Option(names = "--max-connections", paramLabel = "N", defaultValue = "20000", converter = AtLeastOne.class, description = "Connections at once; further ones "
			+ "are refused (default: ${DEFAULT-VALUE}).")
	private int maxConnections;

	@Option(names = "--verbose", description = "Print a line for each message and connection.")
	private boolean verbose;

	@Mixin
	private ReportOptions report;

	@Activate
	public ServeCommand(@Reference MessageServers servers, @Reference EndSignal endSignal) {
		this.servers = servers;
		this.endSignal = endSignal;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		Reporter reporter = report.reporter(verbose);
		CountDownLatch ending = new CountDownLatch(1);
		CountDownLatch listening = new CountDownLatch(1);
		long started = System.nanoTime();
		try (EndSignal.Subscription subscription = endSignal.whenRaised(ending::countDown)) {
			MessageServer server = start(new Observer(reporter, listening));
			reporter.listening(server.address());
			listening.countDown();
			warnBeyondLoopback(server.address());
			ending.await();
			server.close();
			reporter.summary(Summary.of(server.accepted(), server.counts(), errors.get(), (System.nanoTime() - started) / 1e9));
		}
		return ExitCode.DONE;
	}

	private MessageServer start(ServerObserver observer) throws IOException, InterruptedException {
		try {
			return report.begin(() -> servers.start(settings(), observer));
		} catch (TransportException e) {
			throw new IOException(e.getMessage() + "; choose another --host or --port (0: any free one)", e);
		}
	}

	private ServerSettings settings() {
		return new ServerSettings(new Endpoint(host, port), layout.name(), layout.frameLimit(), responder, maxConnections);
	}

	private void warnBeyondLoopback(Endpoint address) throws IOException {
		if (!InetAddress.getByName(address.host()).isLoopbackAddress()) {
			spec.commandLine().getErr().println("warning: other machines can connect to " + address);
		}
	}

	/** Tells the reporter; the first line is the server's own, whatever a quick peer does. */
	private final class Observer implements ServerObserver {

		private final Reporter reporter;
		private final CountDownLatch listening;

		Observer(Reporter reporter, CountDownLatch listening) {
			this.reporter = reporter;
			this.listening = listening;
		}

		@Override
		public TrafficSink traffic() {
			return verbose ? new ReportedTraffic(reporter) : TrafficSink.NONE;
		}

		@Override
		public void connected(ServerConnection connection) {
			try {
				listening.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			reporter.connected(connection.label());
		}

		@Override
		public void broken(ServerConnection connection, FramingException error) {
			errors.incrementAndGet();
			reporter.framingError(connection.label(), error);
		}

		@Override
		public void ended(ServerConnection connection, Ending ending) {
			if (ending.how() == Ending.How.HANDLER_FAILED) {
				errors.incrementAndGet();
			}
			reporter.closed(connection.label(), ending);
		}

		@Override
		public void failed(TransportException failure) {
			errors.incrementAndGet();
			reporter.error(failure);
		}
	}
}
