// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.product.Product.Result;

/** The command line of the product, as a process. */
class CommandLineTest {

	@TempDir
	private Path temporary;

	@TempDir
	private Path folder;

	private Product product;

	@BeforeEach
	void find() {
		product = new Product(Product.built(), temporary);
	}

	@AfterEach
	void leavesNothingBehind() throws IOException {
		try (Stream<Path> files = Files.list(temporary)) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void tellsItsVersion() throws Exception {
		Result result = product.run("--version");
		assertTrue(result.out().matches("lengthwise \\d+\\.\\d+\\.\\d+\\.\\d+\\R"), result.out());
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
	}

	@Test
	void helps() throws Exception {
		Result result = product.run("--help");
		assertTrue(result.out().startsWith("Usage: lengthwise "), result.out());
		assertTrue(result.out().contains("serve"), result.out());
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sing", "-clean", "-data", ":x", "" })
	void refusesWhatIsNoCommandWhateverItMeansToEquinox(String argument) throws Exception {
		Result result = product.run(argument);
		assertTrue(result.err().matches("lengthwise: there is no .*'" + argument + "'.* Try 'lengthwise --help'\\.\\R"), result.err());
		assertEquals("", result.out());
		assertEquals(2, result.exitCode());
	}

	@Test
	void readsAndWritesUtf8WhateverTheLocale() throws Exception {
		product.with("LC_ALL", "C");
		List<String> command = List.of("bash", "-c", "exec \"$0\" $'Gr\\xc3\\xbc\\xc3\\x9fe'", product.script().toString());
		Result result = Product.result(product.startCommand(command));
		assertTrue(result.err().contains("'Grüße'"), result.err());
		assertEquals(2, result.exitCode());
	}

	@Test
	void loadsNothingOfTheDesktop() throws Exception {
		Path classes = folder.resolve("classes.txt");
		// The one variable whose options come after those of the start script, which turn logging off.
		Result result = product.with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes).run("--help");
		assertEquals(0, result.exitCode(), result.err());
		List<String> loaded = Files.readAllLines(classes);
		assertTrue(loaded.stream().anyMatch(line -> line.contains(" org.lengthwise.cli.")), "no classes were logged");
		for (String desktop : List.of(" org.eclipse.swt.", " org.eclipse.jface.", " org.eclipse.ui.", " org.eclipse.e4.", " java.awt.")) {
			assertFalse(loaded.stream().anyMatch(line -> line.contains(desktop)), "loaded classes of" + desktop);
		}
	}

	@Test
	void startsThroughASymbolicLink() throws Exception {
		Path link = Files.createSymbolicLink(folder.resolve("lw"), product.script());
		Result result = Product.result(product.startCommand(List.of(link.toString(), "--version")));
		assertEquals(0, result.exitCode(), result.err());
	}

	@Test
	void endsInOrderWhenItIsToldTo() throws Exception {
		Process process = product.start("serve", "--port", "0");
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			String line = out.readLine();
			assertTrue(line != null && line.matches("listening on 127\\.0\\.0\\.1:\\d+"), line);
			process.destroy();
			assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
		}
		assertEquals(0, process.exitValue());
	}
}
