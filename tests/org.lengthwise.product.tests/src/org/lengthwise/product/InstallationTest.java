// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.product.Product.Result;

/** One installation, many processes, and none of them changes it. */
class InstallationTest {

	private static final Set<PosixFilePermission> WRITE = EnumSet.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE,
			PosixFilePermission.OTHERS_WRITE);

	@TempDir
	private Path temporary;

	@TempDir
	private Path folder;

	private Path home;

	@BeforeEach
	void install() throws IOException {
		home = Product.copyTo(folder.resolve("installed"));
	}

	@AfterEach
	void leavesNothingBehind() throws IOException {
		permitWriting(true);
		try (Stream<Path> files = Files.list(temporary)) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void isStartedEightTimesAtOnceTheFirstTime() throws Exception {
		runEightAtOnce();
	}

	/** The superuser may write all the same: the comparison is for him. */
	@Test
	void needNotBeWritableAndStaysAsItIsWhenEightRunAtOnce() throws Exception {
		run();
		permitWriting(false);
		Map<Path, String> before = snapshot();
		runEightAtOnce();
		assertEquals(before, snapshot());
	}

	/** Nobody could let it start for the first time, so every start is the first. */
	@Test
	void needNeverHaveBeenWritable() throws Exception {
		permitWriting(false);
		run();
	}

	@Test
	void canBeMoved() throws Exception {
		run();
		home = Files.move(home, folder.resolve("moved elsewhere"));
		Map<Path, String> before = snapshot();
		run();
		assertEquals(before, snapshot());
	}

	@Test
	void keepsNothingOfAProcessThatIsKilled() throws Exception {
		run();
		Process process = new Product(home, temporary).start("serve", "--port", "0");
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			assertTrue(String.valueOf(out.readLine()).startsWith("listening "));
			process.destroyForcibly();
			assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
		}
	}

	/** As an update does. */
	@Test
	void noticesThatABundleWasReplaced() throws Exception {
		run();
		replaceABundle();
		run();
	}

	/** Gives one another file name: that is all by which the next start can notice. */
	private void replaceABundle() throws IOException {
		Path configuration = home.resolve("configuration/config.ini");
		String bundles = Files.readString(configuration);
		Matcher picocli = Pattern.compile("picocli_[\\d.]+\\.jar").matcher(bundles);
		assertTrue(picocli.find(), bundles);
		Files.move(home.resolve("plugins").resolve(picocli.group()), home.resolve("plugins/picocli_replaced.jar"));
		Files.writeString(configuration, picocli.replaceAll("picocli_replaced.jar"));
	}

	private Process start() throws IOException {
		return new Product(home, temporary).start("--version");
	}

	private void run() throws Exception {
		assertDone(Product.result(start()));
	}

	private void runEightAtOnce() throws Exception {
		List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			processes.add(start());
		}
		for (Process process : processes) {
			assertDone(Product.result(process));
		}
	}

	private static void assertDone(Result result) {
		assertEquals("", result.err());
		assertEquals(0, result.exitCode());
		assertTrue(result.out().startsWith("lengthwise "), result.out());
	}

	private void permitWriting(boolean permitted) throws IOException {
		try (Stream<Path> files = Files.walk(home)) {
			for (Path file : files.toList()) {
				Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
				permissions.removeAll(WRITE);
				if (permitted) {
					permissions.add(PosixFilePermission.OWNER_WRITE);
				}
				Files.setPosixFilePermissions(file, permissions);
			}
		}
	}

	/** Every file and folder of the installation, with its size and the time of its last change. */
	private Map<Path, String> snapshot() throws IOException {
		Map<Path, String> snapshot = new TreeMap<>();
		try (Stream<Path> files = Files.walk(home)) {
			for (Path file : files.toList()) {
				snapshot.put(home.relativize(file), Files.size(file) + " " + Files.getLastModifiedTime(file));
			}
		}
		return snapshot;
	}
}
