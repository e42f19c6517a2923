// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The materialised product, started as a user starts it: by its script, as a process. Without a product every test fails. */
final class Product {

	/** A start takes a second; this is for machines that do much else. */
	private static final long PATIENCE_SECONDS = 120;

	private final Path home;
	private final Path temporary;
	private final Map<String, String> environment = new TreeMap<>();

	/** What a process said, and the code it ended with. */
	record Result(int exitCode, String out, String err) {
	}

	/**
	 * @param home the installation
	 * @param temporary its processes' folder for temporary files
	 */
	Product(Path home, Path temporary) {
		this.home = home;
		this.temporary = temporary;
	}

	/** Where the build has put the product for this platform. */
	static Path built() {
		String products = System.getProperty("lengthwise.products");
		if (products == null) {
			throw new IllegalStateException("the system property lengthwise.products does not say where the products are");
		}
		boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
		Path home = Path.of(products, mac ? "macosx/cocoa/aarch64/Lengthwise.app/Contents/Eclipse" : "linux/gtk/x86_64/lengthwise");
		if (!Files.isExecutable(home.resolve("lengthwise"))) {
			throw new IllegalStateException("there is no product in " + home + ": build all with ./mvnw verify");
		}
		return home;
	}

	/** Copies the built product to a new folder, as if it had never been started. */
	static Path copyTo(Path target) throws IOException {
		Path source = built();
		try (Stream<Path> files = Files.walk(source)) {
			for (Path file : files.toList()) {
				Path relative = source.relativize(file);
				if (!relative.startsWith("configuration") || relative.getNameCount() < 2 || relative.endsWith("config.ini")) {
					Files.copy(file, target.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
				}
			}
		}
		return target;
	}

	Path script() {
		return home.resolve("lengthwise");
	}

	/** Sets an environment variable for the processes started from now on. */
	Product with(String name, String value) {
		environment.put(name, value);
		return this;
	}

	Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(script().toString()));
		command.addAll(List.of(arguments));
		return startCommand(command);
	}

	/** Starts any command in the environment of the product: no display, and its own folder for temporary files. */
	Process startCommand(List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "LENGTHWISE_DEBUG"));
		// The JVM that runs this test suits the product, whatever else is installed.
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("TMPDIR", temporary.toString());
		builder.environment().putAll(environment);
		return builder.start();
	}

	Result run(String... arguments) throws IOException, InterruptedException {
		return result(start(arguments));
	}

	/** Waits for the end of a process; reads all it says. */
	static Result result(Process process) throws IOException, InterruptedException {
		CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
		CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
		process.getOutputStream().close();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IllegalStateException("still running after " + PATIENCE_SECONDS + " seconds; it said: " + out.join() + err.join());
		}
		return new Result(process.exitValue(), out.join(), err.join());
	}

	private static String read(InputStream in) {
		try (in) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
