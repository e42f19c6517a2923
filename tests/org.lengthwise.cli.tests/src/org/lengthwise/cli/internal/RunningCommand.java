// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.lengthwise.client.MessageClients;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServers;
import org.lengthwise.testkit.Conditions;

/** A command line with the real services, on a thread of its own, as the process would run it: what it prints and how it ends. */
final class RunningCommand implements AutoCloseable {

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final ProcessEnd processEnd = new ProcessEnd();
	private final MessageServers servers = MessageServers.using(LayoutCatalogue.standard());
	private final MessageClients clients = MessageClients.using(LayoutCatalogue.standard());
	private final FutureTask<Integer> run;
	private final Thread thread;

	private RunningCommand(List<String> arguments) {
		CommandLineRunner runner = new CommandLineRunner("1.2.3",
				List.of(new DemoCommand(servers, clients), new ServeCommand(servers, processEnd), new ConnectCommand(clients)), processEnd,
				new PrintWriter(out, true), new PrintWriter(err, true), false);
		run = new FutureTask<>(() -> runner.run(arguments));
		thread = Thread.ofPlatform().daemon().name("lengthwise " + arguments).start(run);
	}

	static RunningCommand start(String... arguments) {
		return new RunningCommand(List.of(arguments));
	}

	/** Starts {@code connect} to a port of the loopback interface. */
	static RunningCommand connect(int port, String... arguments) {
		String[] all = { "connect", "127.0.0.1:" + port };
		String[] joined = Arrays.copyOf(all, all.length + arguments.length);
		System.arraycopy(arguments, 0, joined, all.length, arguments.length);
		return start(joined);
	}

	/** Starts {@code connect} with a standard input that is read when the command starts. */
	static RunningCommand connectReading(InputStream input, int port, String... arguments) {
		InputStream before = System.in;
		System.setIn(input);
		try {
			RunningCommand command = connect(port, arguments);
			Conditions.await("the command takes its input", () -> command.run.isDone() || readsItsInput(command.thread));
			return command;
		} finally {
			System.setIn(before);
		}
	}

	/** Starts {@code connect} with a text for a standard input. */
	static RunningCommand connectReading(String input, int port, String... arguments) {
		return connectReading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), port, arguments);
	}

	/** Whether it is beyond the point where standard input was looked up: it waits for the input, the connection or an answer. */
	private static boolean readsItsInput(Thread thread) {
		return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> List.of("next", "all", "run", "play").contains(frame.getMethodName())
				&& List.of(MessageInput.class.getName(), Exchange.class.getName(), PingPongRun.class.getName()).contains(frame.getClassName()));
	}

	/** Asks the command to end, as the process does when it gets a signal. */
	void raiseEndSignal() {
		if (!processEnd.raise()) {
			thread.interrupt();
		}
	}

	/** Waits for the end. */
	int exitCode() throws InterruptedException, ExecutionException {
		try {
			return run.get(Conditions.PATIENCE.toSeconds(), TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			throw new AssertionError(thread.getName() + " does not end; it said " + out + err, e);
		}
	}

	/** What it has printed on standard output up to now. */
	List<String> out() {
		return out.toString().lines().toList();
	}

	/** What it has printed on standard error up to now. */
	List<String> err() {
		return err.toString().lines().toList();
	}

	/** Standard output as events. */
	List<JsonEvent> events() {
		return out().stream().map(JsonEvent::parse).toList();
	}

	/** The names of all events, in their order. */
	List<String> eventNames() {
		return events().stream().map(JsonEvent::name).toList();
	}

	/** The only event of that name. */
	JsonEvent event(String name) {
		List<JsonEvent> found = events().stream().filter(event -> event.name().equals(name)).toList();
		assertEquals(1, found.size(), "events '" + name + "' in " + out);
		return found.getFirst();
	}

	/** Waits until a line of standard output contains that. */
	void awaitOut(String part) {
		Conditions.await("'" + part + "' on standard output", () -> out.toString().contains(part) || run.isDone());
	}

	/** Waits until a line of standard error contains that. */
	void awaitErr(String part) {
		Conditions.await("'" + part + "' on standard error", () -> err.toString().contains(part) || run.isDone());
	}

	/** The port of a server, as its first line says. */
	int port() {
		Conditions.await("the first line", () -> out.toString().contains(System.lineSeparator()) || run.isDone());
		assertFalse(run.isDone(), () -> "it has ended: " + out + err);
		String first = out().getFirst();
		return first.startsWith("{") ? Math.toIntExact(JsonEvent.parse(first).number("port")) : Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
	}

	/** Fails unless it ends with that code after exactly these lines. */
	void assertEnds(int exitCode, List<String> expectedOut, List<String> expectedErr) throws InterruptedException, ExecutionException {
		int code = exitCode();
		assertEquals(String.join("\n", expectedErr), String.join("\n", err()));
		assertEquals(String.join("\n", expectedOut), String.join("\n", out()));
		assertEquals(exitCode, code);
	}

	/** Fails unless it ends with that code, nothing on standard output, and one sentence on standard error. */
	void assertFails(int exitCode, String sentence) throws InterruptedException, ExecutionException {
		assertEnds(exitCode, List.of(), List.of(sentence));
	}

	@Override
	public void close() {
		raiseEndSignal();
		clients.close();
		servers.close();
	}
}
