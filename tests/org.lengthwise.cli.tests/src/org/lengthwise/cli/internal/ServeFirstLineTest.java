// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.Thread.State;
import java.lang.reflect.Proxy;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.traffic.ConnectionLabel;

/** {@code serve} with a client that is there before the command knows that its server listens. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ServeFirstLineTest {

	private static final ConnectionLabel QUICK = new ConnectionLabel(1, "server", "a quick client");

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final ProcessEnd processEnd = new ProcessEnd();

	/** Real servers, to which somebody has connected when they come from their start. */
	private final class QuicklyFoundServers implements MessageServers {

		private final MessageServers real = MessageServers.using(LayoutCatalogue.standard());

		@Override
		public MessageServer start(ServerSettings settings, ServerObserver observer) throws TransportException {
			MessageServer server = real.start(settings, observer);
			ServerConnection connection = (ServerConnection) Proxy.newProxyInstance(ServerConnection.class.getClassLoader(),
					new Class<?>[] { ServerConnection.class }, (proxy, method, arguments) -> QUICK);
			Thread client = Thread.ofPlatform().name("quick client").start(() -> {
				observer.connected(connection);
				processEnd.raise();
			});
			Conditions.await("the client is held up, or was told of", () -> client.getState() == State.WAITING || client.getState() == State.TERMINATED);
			return server;
		}

		@Override
		public List<MessageServer> running() {
			return real.running();
		}

		@Override
		public void close() {
			real.close();
		}
	}

	@Test
	void comesBeforeAllElse() {
		try (MessageServers servers = new QuicklyFoundServers()) {
			CommandLineRunner runner = new CommandLineRunner("1.2.3", List.of(new ServeCommand(servers, processEnd)), processEnd,
					new PrintWriter(out, true), new PrintWriter(err, true), false);
			assertEquals(ExitCode.DONE, runner.run(List.of("serve", "--port", "0", "--json")), err.toString());
		}
		assertEquals(List.of("listening", "connected", "summary"), out.toString().lines().map(line -> JsonEvent.parse(line).name()).toList());
	}
}
