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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.product.Product.Result;

/** {@code connect} of the product, as a process, with servers in Python. */
@Timeout(180)
class PythonServerTest {

	/** "Grüße 日本 😀" and back. */
	private static final String TEXT = "Gr\\u00fc\\u00dfe \\u65e5\\u672c \\U0001f600";
	private static final String THERE = "4772c3bcc39f6520e697a5e69cac20f09f9880";
	private static final String BACK = "f09f988020e69cace697a52065c39fc3bc7247";

	@TempDir
	private Path scripts;

	@TempDir
	private Path temporary;

	private Python python;
	private Process server;
	private BufferedReader said;

	@BeforeEach
	void find() throws Exception {
		python = new Python(scripts);
	}

	@AfterEach
	void stop() {
		if (server != null) {
			server.destroyForcibly();
		}
	}

	/** Starts the product as a client of a new server. */
	private Process connect(String behaviour, int connections, String... arguments) throws IOException {
		server = python.start("server.py", behaviour, Integer.toString(connections));
		said = server.inputReader(StandardCharsets.UTF_8);
		Product product = new Product(Product.built(), temporary);
		List<String> command = new ArrayList<>(python.command("start.py", product.script().toString(), "connect", "127.0.0.1:" + said.readLine()));
		command.addAll(List.of(arguments));
		return product.startCommand(command);
	}

	/** What the server got, a line for each connection, once it has ended in order. */
	private List<String> received() throws IOException, InterruptedException {
		List<String> lines = said.lines().toList();
		Result result = Product.result(server);
		assertEquals(0, result.exitCode(), result.err());
		return lines;
	}

	@Test
	void getsTheAnswer() throws Exception {
		Result result = Product.result(connect("echo_byte_by_byte", 1, "--text", TEXT));
		assertEquals("Grüße 日本 \ud83d\ude00", result.out().strip());
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
		assertEquals(List.of(THERE), received());
	}

	@Test
	void playsPingPong() throws Exception {
		Result result = Product.result(connect("echo", 3, "--text", TEXT, "--ping-pong", "--connections", "3", "--balls", "2", "--rounds", "100", "--json"));
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
		assertEquals(List.of("connected", "connected", "connected", "closed", "closed", "closed", "summary  600"),
				python.run(result.out(), "events.py").stream().map(String::strip).toList());
		assertEquals(List.of(THERE + " " + BACK, THERE + " " + BACK, THERE + " " + BACK), received());
	}

	@Test
	void playsUntilItIsToldToEnd() throws Exception {
		Process client = connect("echo", 1, "--text", TEXT, "--ping-pong", "--json");
		BufferedReader out = client.inputReader(StandardCharsets.UTF_8);
		String connected = out.readLine();
		assertTrue(connected != null && connected.startsWith("{\"event\":\"connected\","), connected);
		new ProcessBuilder("kill", "-INT", Long.toString(client.pid())).start().waitFor();
		List<String> events = python.run(String.join("\n", out.lines().toList()), "events.py");
		assertEquals(List.of("closed", "summary"), events.stream().map(event -> event.split(" ")[0]).toList());
		Result result = Product.result(client);
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
		assertEquals(1, received().size());
	}

	@Test
	void saysThatTheServerSpeaksHttp() throws Exception {
		Result result = Product.result(connect("break_the_framing", 1, "--text", TEXT, "--ping-pong"));
		assertEquals(4, result.exitCode());
		assertTrue(result.err().matches("#\\d+ 127\\.0\\.0\\.1:\\d+: frame at offset 69 .*so the peer seems to speak HTTP\\R"), result.err());
	}
}
