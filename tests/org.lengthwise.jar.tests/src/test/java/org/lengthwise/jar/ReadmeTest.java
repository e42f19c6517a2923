// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.jar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library example of the README, as it stands there, in a program without OSGi. */
class ReadmeTest {

	private static final Path README = Path.of("../../README.md");
	private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
	private static final String PROGRAM = """
			import java.nio.ByteBuffer;
			import java.nio.charset.StandardCharsets;
			import java.time.Duration;
			import java.util.List;
			import org.lengthwise.client.*;
			import org.lengthwise.protocol.*;
			import org.lengthwise.server.*;

			public class Example {
				public static void main(String[] arguments) throws Exception {
			%s
				}
			}
			""";

	@TempDir
	private Path folder;

	@Test
	void compilesAndPlaysAThousandRounds() throws Exception {
		compile(PROGRAM.formatted(example()));
		String printed = run();
		assertTrue(printed.startsWith("RoundTripSummary[count=1000, p50="), printed);
	}

	@Test
	void isTenLinesLong() throws Exception {
		assertTrue(example().lines().count() <= 10, "the README promises ten lines");
	}

	private static String example() throws Exception {
		Matcher example = EXAMPLE.matcher(Files.readString(README));
		assertTrue(example.find(), "the README has no Java example");
		return example.group(1);
	}

	private void compile(String source) throws Exception {
		Path file = Files.writeString(folder.resolve("Example.java"), source);
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
			List<String> options = List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
			assertTrue(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file)).call(), messages::toString);
		}
	}

	private String run() throws Exception {
		PrintStream console = System.out;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, getClass().getClassLoader())) {
			System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
			loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
		} finally {
			System.setOut(console);
		}
		return printed.toString(StandardCharsets.UTF_8);
	}
}
