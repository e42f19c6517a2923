// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.lengthwise.cli.CliCommand;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.transport.QueueLimits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lengthwise connect}: sends messages and prints the answers, or plays ping-pong. */
@Component(service = CliCommand.class, property = "service.ranking:Integer=80")
@Command(name = "connect", description = "Sends messages and prints the answer to each; or plays ping-pong.", footer = { "",
		"Ping-pong: each message that comes back is reversed and sent again, until the rounds or the seconds are over, or either side "
				+ "ends it. Then prints how long the round trips took.", "",
		"Examples:",
		"  lengthwise connect localhost --text Hello",
		"  lengthwise connect [::1]:9898 --hex '01 02 ff'",
		"  printf 'one\\ntwo\\n' | lengthwise connect localhost -",
		"  lengthwise connect localhost --text Hello --ping-pong --seconds 5 --balls 16" })
public final class ConnectCommand implements CliCommand {

	/** By what bodies are reversed. */
	enum By {
		bytes, text
	}

	/** The options of a ping-pong. */
	static final class PingPongOptions {

		@Option(names = "--ping-pong", required = true, description = "Play ping-pong.")
		private boolean play;

		@Option(names = "--connections", paramLabel = "N", defaultValue = "1", converter = AtLeastOne.class, description = "Connections "
				+ "that play at once (default: ${DEFAULT-VALUE}).")
		private int connections;

		@Option(names = "--balls", paramLabel = "N", defaultValue = "1", converter = AtLeastOne.class, description = "Messages in flight "
				+ "on each connection, for each message given (default: ${DEFAULT-VALUE}).")
		private int balls;

		@Option(names = "--rounds", paramLabel = "N", converter = AtLeastOne.class, description = "Rounds for each ball.")
		private int rounds;

		@Option(names = "--seconds", paramLabel = "S", converter = AtLeastOne.class, description = "Seconds to play, instead of rounds.")
		private int seconds;

		@Option(names = "--reverse", paramLabel = "bytes|text", description = "Reverse by bytes or by the characters of the text "
				+ "(default: text for --text and lines, bytes for --hex and --file).")
		private By reverse;
	}

	private final MessageClients clients;

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "HOST[:PORT]", description = "Where to connect to; the port is 9898 unless given.")
	private String target;

	@Parameters(index = "1", arity = "0..1", paramLabel = InputOptions.STANDARD_INPUT, description = "A single dash: send each line of "
			+ "standard input as a message.")
	private String dash;

	@Mixin
	private InputOptions input;

	@Mixin
	private LayoutOptions layout;

	@ArgGroup(exclusive = false, heading = "%nPing-pong:%n")
	private PingPongOptions pingPong;

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10", converter = AtLeastOne.class, description = "How long to "
			+ "wait for the connection, and for each answer (default: ${DEFAULT-VALUE}).")
	private int timeoutSeconds;

	@Mixin
	private ReportOptions report;

	@Activate
	public ConnectCommand(@Reference MessageClients clients) {
		this.clients = clients;
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		ClientSettings settings = report.attempt(this::settings);
		MessageInput messages = report.begin(() -> input.open(dash, layout.frameLimit()));
		Duration timeout = Duration.ofSeconds(timeoutSeconds);
		if (pingPong == null) {
			Reporter reporter = report.json() ? report.reporter(true) : new AnswerReporter(spec.commandLine().getOut(), input.charset());
			return new Exchange(reporter, report, messages, timeout).run(clients, settings);
		}
		return new PingPongRun(report.reporter(false), report, rules(), timeout).play(clients, settings, pingPong.connections,
				report.begin(() -> bodies(messages)));
	}

	private ClientSettings settings() {
		return new ClientSettings(Endpoint.parse(target), layout.name(), layout.frameLimit(), Duration.ofSeconds(timeoutSeconds),
				QueueLimits.DEFAULT);
	}

	private PingPongSettings rules() {
		if (pingPong.rounds > 0 && pingPong.seconds > 0) {
			throw new ParameterException(spec.commandLine(), "--rounds and --seconds exclude each other: expected one of them.");
		}
		By by = pingPong.reverse != null ? pingPong.reverse : input.isText() ? By.text : By.bytes;
		return new PingPongSettings(pingPong.rounds, Duration.ofSeconds(pingPong.seconds),
				by == By.text ? Reversal.text(input.charset()) : Reversal.BYTES);
	}

	private List<ByteBuffer> bodies(MessageInput messages) throws IOException, InterruptedException {
		List<ByteBuffer> given = messages.all();
		if (given.isEmpty()) {
			throw new ParameterException(spec.commandLine(), "standard input was empty: a ping-pong needs at least one line.");
		}
		return given.stream().flatMap(body -> Collections.nCopies(pingPong.balls, body).stream()).toList();
	}
}
