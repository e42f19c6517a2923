// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.server.MessageServers;
import org.lengthwise.testkit.LogGuard;

@ExtendWith(LogGuard.class)
@Timeout(60)
class DemoCommandTest {

	@Test
	void printsATableOfAllClients() throws Exception {
		try (RunningCommand demo = RunningCommand.start("demo", "--clients", "4", "--rounds", "20")) {
			assertEquals(ExitCode.DONE, demo.exitCode());
			List<List<String>> table = demo.out().stream().map(line -> List.of(line.split(" {2,}"))).toList();
			assertEquals(List.of("round trips", "20", "20", "20", "20", "80"), table.stream().map(row -> row.get(1)).toList());
			assertEquals("all 4", table.getLast().getFirst());
			assertTrue(table.stream().allMatch(row -> row.size() == 8), table.toString());
			assertEquals(1, demo.err().size(), demo.err().toString());
			assertTrue(demo.err().getFirst().matches("server on 127\\.0\\.0\\.1:\\d+, clients: 4, rounds for each ball: 20, text: Hello"), demo.err().toString());
		}
	}

	@Test
	void tellsEventsInOrder() throws Exception {
		try (RunningCommand demo = RunningCommand.start("demo", "--clients", "2", "--rounds", "10", "--balls", "3", "--text", "é", "--json")) {
			assertEquals(ExitCode.DONE, demo.exitCode());
			assertEquals(List.of("listening", "connected", "connected", "closed", "closed", "summary"), demo.eventNames());
			JsonEvent summary = demo.event("summary");
			assertEquals(List.of(2L, 60L, 60L, 360L, 360L, 0L, 60L),
					List.of("connections", "messages_in", "messages_out", "bytes_in", "bytes_out", "errors", "round_trips").stream().map(summary::number).toList());
			assertEquals("127.0.0.1:" + demo.event("listening").number("port"), demo.events().get(1).text("peer"));
			assertEquals(List.of(), demo.err());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Grüße \ud83d\ude00" })
	void playsWithAnyText(String text) throws Exception {
		try (RunningCommand demo = RunningCommand.start("demo", "--rounds", "3", "--text", text)) {
			assertEquals(ExitCode.DONE, demo.exitCode());
			assertTrue(demo.out().getLast().matches("all 3 +9 .*"), demo.out().toString());
		}
	}

	@Test
	void tellsProgramsThatItsServerCannotListen() {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		MessageServers none = (MessageServers) Proxy.newProxyInstance(MessageServers.class.getClassLoader(), new Class<?>[] { MessageServers.class },
				(proxy, method, arguments) -> {
					throw new TransportException(Phase.LISTEN, "127.0.0.1:0", "no port is free", null);
				});
		CommandLineRunner runner = new CommandLineRunner("1.2.3", List.of(new DemoCommand(none, null)), new ProcessEnd(), new PrintWriter(out),
				new PrintWriter(err), false);
		assertEquals(ExitCode.IO_FAILED, runner.run(List.of("demo", "--json")));
		assertEquals(List.of("error", "summary"), out.toString().lines().map(line -> JsonEvent.parse(line).name()).toList());
		assertEquals(List.of("lengthwise: cannot listen on 127.0.0.1:0: no port is free"), err.toString().lines().toList());
	}

	@Test
	void endsInOrderWhenTheProcessIsAskedTo() throws Exception {
		try (RunningCommand demo = RunningCommand.start("demo", "--clients", "1", "--rounds", "2147483647", "--json")) {
			demo.awaitOut("connected");
			demo.raiseEndSignal();
			assertEquals(ExitCode.DONE, demo.exitCode());
			assertEquals(List.of("listening", "connected", "closed", "summary"), demo.eventNames());
			assertEquals(0, demo.event("summary").number("errors"));
			assertEquals(List.of(), demo.err());
		}
	}
}
