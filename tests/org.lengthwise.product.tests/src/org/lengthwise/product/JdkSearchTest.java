// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.product.Product.Result;

/** The search for a Java, in a world of made-up ones: those of this machine are found only after all of these. */
class JdkSearchTest {

	@TempDir
	private Path folder;

	private Path newest;
	private Path old;

	@BeforeEach
	void install() throws IOException {
		newest = jdk("newest", "25.0.3");
		old = jdk("old", "17.0.15");
	}

	private Path jdk(String name, String version) throws IOException {
		Path home = Files.createDirectories(folder.resolve(name));
		Files.createDirectory(home.resolve("bin"));
		Files.createFile(home.resolve("bin/java"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nSOURCE=\"\"\n");
		return home.toRealPath();
	}

	/** What the search finds, with these settings of the environment; {@code path} is before the system's own. */
	private String find(String javaHome, Path path, String program) throws Exception {
		return find(Map.of("JAVA_HOME", javaHome, "HOME", folder.toString()), path, program);
	}

	private static String find(Map<String, String> environment, Path path, String program) throws Exception {
		String script = Product.built().resolve("find-jdk.sh").toString();
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -eu; . \"$0\"; PATH=$1:$PATH; find_java \"$2\" || java_home=none; echo \"$java_home\"", script,
				path.toString(), program);
		builder.environment().keySet().removeAll(List.of("JAVA_HOME", "HOME"));
		builder.environment().putAll(environment);
		Result result = Product.result(builder.start());
		assertEquals(0, result.exitCode(), result.err());
		return result.out().strip();
	}

	@Test
	void takesJavaHomeFirst() throws Exception {
		Path other = jdk("other", "21");
		assertEquals(other.toString(), find(other.toString(), newest.resolve("bin"), "java"));
	}

	@Test
	void takesThePathWhereJavaHomeIsTooOld() throws Exception {
		assertEquals(newest.toString(), find(old.toString(), newest.resolve("bin"), "java"));
	}

	@Test
	void followsTheLinksOfThePath() throws Exception {
		Path links = Files.createDirectory(folder.resolve("links"));
		Path alternative = Files.createSymbolicLink(links.resolve("alternative"), newest.resolve("bin/java"));
		Files.createSymbolicLink(links.resolve("java"), alternative.getFileName());
		assertEquals(newest.toString(), find("", links, "java"));
	}

	@Test
	void goesOnWhereBothAreTooOld() throws Exception {
		assertNotEquals(old.toString(), find(old.toString(), old.resolve("bin"), "java"));
	}

	/** A service or a clean environment may have none. */
	@Test
	void needsNoHomeOfTheUser() throws Exception {
		assertNotEquals(old.toString(), find(Map.of(), old.resolve("bin"), "java"));
	}

	@Test
	void wantsACompilerForABuild() throws Exception {
		assertNotEquals(newest.toString(), find(newest.toString(), newest.resolve("bin"), "javac"));
	}
}
