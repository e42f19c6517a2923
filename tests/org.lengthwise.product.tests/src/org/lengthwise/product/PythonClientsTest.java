// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.product.Product.Result;

/** {@code serve} of the product, as a process, with clients in Python. */
@Timeout(180)
class PythonClientsTest {

	@TempDir
	private static Path scripts;

	@TempDir
	private static Path temporary;

	private static Python python;
	private static Process server;
	private static int port;

	@BeforeAll
	static void serve() throws Exception {
		python = new Python(scripts);
		server = start("serve", "--port", "0");
		port = port(server.inputReader(StandardCharsets.UTF_8));
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.destroyForcibly();
		}
	}

	/** Starts the product in a way that no locale and no ignored signal disturbs. */
	private static Process start(String... arguments) throws IOException {
		Product product = new Product(Product.built(), temporary);
		List<String> command = new ArrayList<>(python.command("start.py", product.script().toString()));
		command.addAll(List.of(arguments));
		return product.startCommand(command);
	}

	private static int port(BufferedReader out) throws IOException {
		String first = out.readLine();
		assertTrue(first != null && first.matches("listening on 127\\.0\\.0\\.1:\\d+"), first);
		return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "whole_frames", "byte_by_byte", "thousands_in_one_write", "answers_behind_the_end_of_the_stream", "twenty_at_once",
			"one_that_never_reads", "peers_that_speak_something_else" })
	void serves(String scenario) throws Exception {
		python.run("", "clients.py", Integer.toString(port), scenario);
		assertTrue(server.isAlive());
	}

	@ParameterizedTest
	@ValueSource(strings = { "TERM", "INT" })
	void endsInOrderWhenItIsToldTo(String signal) throws Exception {
		Process told = start("serve", "--port", "0", "--json", "--verbose");
		BufferedReader out = told.inputReader(StandardCharsets.UTF_8);
		String listening = out.readLine();
		assertTrue(listening != null && listening.startsWith("{\"event\":\"listening\","), listening);
		python.run("", "clients.py", listening.replaceAll(".*\"port\":(\\d+).*", "$1"), "byte_by_byte");
		List<String> lines = new ArrayList<>(List.of(listening));
		while (!lines.getLast().contains("\"closed\"")) {
			lines.add(out.readLine());
		}
		new ProcessBuilder("kill", "-" + signal, Long.toString(told.pid())).start().waitFor();
		out.lines().forEach(lines::add);
		Result result = Product.result(told);
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
		List<String> events = python.run(String.join("\n", lines), "events.py");
		assertEquals(List.of("listening", "connected", "message 'message 0'"), events.subList(0, 3).stream().map(String::strip).toList());
		assertEquals(List.of("closed", "summary"), events.subList(42, 44).stream().map(String::strip).toList());
		assertEquals(44, events.size());
	}

	@Test
	void saysThatItsPortIsInUse() throws Exception {
		Result result = Product.result(start("serve", "--port", Integer.toString(port)));
		assertEquals("lengthwise: cannot listen on 127.0.0.1:" + port + ": Address already in use; choose another --host or --port (0: any free one)",
				result.err().strip());
		assertEquals("", result.out());
		assertEquals(3, result.exitCode());
	}
}
