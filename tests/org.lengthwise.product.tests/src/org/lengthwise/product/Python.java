// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.lengthwise.product.Product.Result;

/** Programs in another language than ours, with nothing but its standard library: the scripts beside this class. */
final class Python {

	private static final List<String> SCRIPTS = List.of("frames.py", "clients.py", "server.py", "start.py", "events.py");

	private final Path folder;

	/** Puts the scripts into a folder; fails if there is no Python 3, and skips the test if there need not be one. */
	Python(Path folder) throws IOException, InterruptedException {
		this.folder = folder;
		Assumptions.assumeTrue(isInstalled() || !"false".equals(System.getenv("CI")), "no Python, and CI=false");
		if (!isInstalled()) {
			throw new AssertionError("there is no python3 on the PATH, which plays the peers of this test: install it with 'apt-get install python3', "
					+ "or set CI=false to skip these tests");
		}
		for (String script : SCRIPTS) {
			try (InputStream source = Python.class.getResourceAsStream(script)) {
				Files.copy(source, folder.resolve(script));
			}
		}
	}

	private static boolean isInstalled() throws InterruptedException {
		try {
			return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))").inheritIO().start().waitFor() == 0;
		} catch (IOException e) {
			return false; // it is not there
		}
	}

	/** What runs a script. */
	List<String> command(String script, String... arguments) {
		List<String> command = new ArrayList<>(List.of("python3", "-B", folder.resolve(script).toString()));
		command.addAll(List.of(arguments));
		return command;
	}

	Process start(String script, String... arguments) throws IOException {
		return new ProcessBuilder(command(script, arguments)).start();
	}

	/** Runs a script with an input; fails unless it ends well. Returns the lines that it printed. */
	List<String> run(String input, String script, String... arguments) throws IOException, InterruptedException {
		Process process = start(script, arguments);
		try (OutputStream standardInput = process.getOutputStream()) {
			standardInput.write(input.getBytes(StandardCharsets.UTF_8));
		}
		Result result = Product.result(process);
		assertEquals(0, result.exitCode(), result.err());
		return result.out().lines().toList();
	}
}
