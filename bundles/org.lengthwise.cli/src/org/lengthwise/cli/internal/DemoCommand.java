// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;

import org.lengthwise.cli.CliCommand;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lengthwise demo}: server and clients in one process, on a free port of the loopback. */
@Component(service = CliCommand.class, property = "service.ranking:Integer=100")
@Command(name = "demo", description = "Shows it all: starts a server and clients that play ping-pong with it.", footer = { "",
		"Each client sends a text; the server sends it back; the client reverses it and sends that, and so on.", "",
		"Examples:",
		"  lengthwise demo",
		"  lengthwise demo --clients 4 --rounds 1000 --balls 8" })
public final class DemoCommand implements CliCommand {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final MessageServers servers;
	private final MessageClients clients;

	@Option(names = "--clients", paramLabel = "N", defaultValue = "3", converter = AtLeastOne.class, description = "Clients that play "
			+ "at once (default: ${DEFAULT-VALUE}).")
	private int clientCount;

	@Option(names = "--rounds", paramLabel = "N", defaultValue = "1000", converter = AtLeastOne.class, description = "Rounds for each "
			+ "ball: out and back (default: ${DEFAULT-VALUE}).")
	private int rounds;

	@Option(names = "--balls", paramLabel = "N", defaultValue = "1", converter = AtLeastOne.class, description = "Messages in flight for "
			+ "each client (default: ${DEFAULT-VALUE}).")
	private int balls;

	@Option(names = "--text", paramLabel = "T", defaultValue = "Hello", description = "The text to send (default: ${DEFAULT-VALUE}).")
	private String text;

	@Mixin
	private ReportOptions report;

	@Activate
	public DemoCommand(@Reference MessageServers servers, @Reference MessageClients clients) {
		this.servers = servers;
		this.clients = clients;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		Reporter reporter = report.reporter(false);
		try (MessageServer server = report.begin(() -> servers.start(ServerSettings.DEFAULT.onPort(0), ServerObserver.NONE))) {
			if (report.json()) {
				reporter.listening(server.address());
			} else {
				report.talk("server on " + server.address() + ", clients: " + clientCount + ", rounds for each ball: " + rounds + ", text: "
						+ text);
			}
			PingPongSettings rules = new PingPongSettings(rounds, Duration.ZERO, Reversal.text(StandardCharsets.UTF_8));
			ByteBuffer body = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
			return new PingPongRun(reporter, report, rules, TIMEOUT).play(clients, ClientSettings.to(server.address()), clientCount,
					Collections.nCopies(balls, body));
		}
	}
}
