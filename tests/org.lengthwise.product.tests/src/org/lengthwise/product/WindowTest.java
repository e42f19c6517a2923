// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.product.Product.Result;
import org.lengthwise.testkit.Conditions;

/** The window as a process, played with the keyboard alone: the display gets the keys that a user would press. */
@EnabledOnOs(OS.LINUX)
class WindowTest {

	private static final String WELCOME = "ctrl+1";
	private static final String SERVERS = "ctrl+2";
	private static final long PATIENCE_SECONDS = 60;
	private static final long PAUSE_SECONDS = 5;

	@TempDir
	private Path temporary;

	@TempDir
	private Path folder;

	private String display;
	private Path workspace;
	private Path settings;
	private int port;
	private Process window;

	@BeforeEach
	void choosePort() throws IOException {
		display = System.getenv("DISPLAY");
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		workspace = folder.resolve("workspace");
		settings = workspace.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.lengthwise.ui.prefs");
		Files.createDirectories(settings.getParent());
		Files.writeString(settings, "eclipse.preferences.version=1\nport=" + port + "\n");
	}

	@AfterEach
	void kill() {
		if (window != null) {
			window.destroyForcibly();
		}
	}

	@Test
	void saysThatThereIsNoDisplay() throws Exception {
		Result result = new Product(Product.built(), temporary).run("--workspace", workspace.toString());
		assertEquals(3, result.exitCode());
		assertEquals("lengthwise: there is no display for the window: start it in a graphical session, or give a command; lengthwise --help lists them.\n",
				result.err());
		assertEquals("", result.out());
	}

	@Test
	void saysThatADisplayCannotBeReached() throws Exception {
		Result result = new Product(Product.built(), temporary).with("DISPLAY", ":4711").run("--workspace", workspace.toString());
		assertEquals(3, result.exitCode());
		assertTrue(result.err().contains("there is no display for the window"), result.err());
	}

	@Test
	void findsEverythingAgainAfterARestart() throws Exception {
		open();
		pressUntilTheServerAnswers(WELCOME, "space");
		end();
		assertFalse(answers(), "the server still runs");

		open();
		assertFalse(answers(), "the server was started unasked");
		pressUntilTheServerAnswers(SERVERS, "shift+Tab", "shift+Tab", "space");
		end();
		assertTrue(Files.readString(settings).contains("clients/0/port=" + port), "the client was not kept");
		String log = log();
		assertFalse(log.contains("!ENTRY"), log);
	}

	@Test
	void refusesAWorkspaceThatIsInUse() throws Exception {
		open();
		Process second = product().start("--workspace", workspace.toString());
		try {
			assertTrue(second.errorReader(StandardCharsets.UTF_8).lines().anyMatch(line -> line.contains("another window uses it")));
		} finally {
			second.destroyForcibly();
		}
		end();
	}

	private Product product() {
		assertTrue(display != null, "there is no display: start the tests by ./mvnw, which sees to one");
		return new Product(Product.built(), temporary).with("DISPLAY", display);
	}

	private void open() throws IOException {
		window = product().start("--workspace", workspace.toString());
		try {
			Conditions.await("the window is there", () -> xdotool("search", "--onlyvisible", "--pid", Long.toString(window.pid()), "--name", "^Lengthwise$"));
		} catch (AssertionError e) {
			throw new AssertionError(e.getMessage() + "; " + (window.isAlive() ? "it runs" : "it ended with " + window.exitValue()) + ", it said: "
					+ new String(window.getErrorStream().readNBytes(window.getErrorStream().available()), StandardCharsets.UTF_8) + log(), e);
		}
	}

	private void press(String... keys) {
		for (String key : keys) {
			assertTrue(xdotool("key", "--delay", "100", key), "cannot press " + key);
		}
	}

	private static boolean xdotool(String... arguments) {
		List<String> command = new ArrayList<>(List.of("xdotool"));
		command.addAll(List.of(arguments));
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		} catch (IOException e) {
			throw new IllegalStateException("xdotool presses the keys: install it (apt-get install xdotool)", e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A window that is seen may not take keys yet, so they are pressed again now and then. */
	private void pressUntilTheServerAnswers(String... keys) {
		long[] pressAgain = {System.nanoTime()};
		Conditions.await("the server answers", () -> {
			if (System.nanoTime() >= pressAgain[0] && !answers()) {
				press(keys);
				pressAgain[0] = System.nanoTime() + TimeUnit.SECONDS.toNanos(PAUSE_SECONDS);
			}
			return answers();
		});
	}

	/** Whether a server on the port sends a message back. */
	private boolean answers() {
		byte[] frame = {0, 0, 0, 2, 'h', 'i'};
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port); DataInputStream in = new DataInputStream(socket.getInputStream())) {
			socket.getOutputStream().write(frame);
			byte[] echo = new byte[frame.length];
			in.readFully(echo);
			return new String(echo, StandardCharsets.US_ASCII).equals(new String(frame, StandardCharsets.US_ASCII));
		} catch (IOException e) {
			return false;
		}
	}

	/** As the session does when the user logs out. */
	private void end() throws InterruptedException {
		window.destroy();
		assertTrue(window.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the window did not end");
		assertTrue(Files.exists(workspace.resolve(".metadata/.plugins/org.eclipse.e4.workbench/workbench.xmi")), "the layout was not kept");
	}

	private String log() throws IOException {
		Path log = workspace.resolve(".metadata/.log");
		return Files.exists(log) ? Files.readString(log) : "";
	}
}
