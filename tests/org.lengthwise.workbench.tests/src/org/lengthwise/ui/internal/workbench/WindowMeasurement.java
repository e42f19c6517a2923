// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.ui.ViewIds;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.testkit.UserInterface;

/**
 * Measures how quickly the window answers while ten clients play as fast as they can, and what memory it takes. No test, since it
 * asserts nothing: it runs only when it is asked for, by {@code -Dtest=WindowMeasurement}, and prints a line a minute.
 */
class WindowMeasurement {

	private static final int CLIENTS = 10;
	private static final int MINUTES = Integer.getInteger("lengthwise.minutes", 5);
	private static final int PROBE_MILLIS = 10;
	private static final Duration BLOCKED = Duration.ofSeconds(10);

	private final List<ManagedClient> players = new ArrayList<>();
	private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
	private volatile boolean measuring = true;
	private Window window;

	@BeforeEach
	void open() {
		window = new Window();
	}

	@AfterEach
	void close() {
		measuring = false;
		window.close();
	}

	private void play() {
		ManagedServer server = window.startServer();
		for (int i = 0; i < CLIENTS; i++) {
			players.add(window.connect(server));
		}
		players.forEach(player -> player.play(new PingPongSettings(0, Duration.ZERO, Reversal.BYTES), "Hello, Lengthwise!".getBytes(StandardCharsets.UTF_8)));
		window.show(ViewIds.TRAFFIC);
	}

	/** Line 21 of the wire checklist, with its ten seconds. */
	@Test
	void goesOnWhileTheWindowIsBlocked() throws InterruptedException {
		play();
		long start = rounds();
		UserInterface.run(BLOCKED);
		long blocked = rounds();
		Thread.sleep(BLOCKED); // on the display's thread: this is the blocking
		long after = rounds();
		players.forEach(ManagedClient::stopPlaying);
		UserInterface.await(() -> players.stream().noneMatch(ManagedClient::isPlaying));
		System.out.println(String.format(Locale.ROOT, "10 s of a window that answers: %d rounds; 10 s of one that is blocked: %d rounds; all rounds %d, messages in the log %d",
				blocked - start, after - blocked, rounds(), window.traffic.log().end()));
	}

	@Test
	void answersWhileTenClientsPlay() throws InterruptedException {
		play();
		Display display = Display.getCurrent();
		Thread.ofPlatform().daemon().name("probe").start(() -> probe(display));
		for (int minute = 1; minute <= MINUTES; minute++) {
			window.show(minute % 2 == 0 ? ViewIds.STATISTICS : ViewIds.TRAFFIC);
			delays.clear();
			long before = rounds();
			long start = System.nanoTime();
			UserInterface.run(Duration.ofMinutes(1));
			report(minute, (rounds() - before) / ((System.nanoTime() - start) / 1e9));
		}
	}

	private void probe(Display display) {
		try {
			while (measuring) {
				long posted = System.nanoTime();
				display.asyncExec(() -> delays.add(System.nanoTime() - posted));
				Thread.sleep(PROBE_MILLIS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private long rounds() {
		return players.stream().flatMap(player -> player.pingPong().stream()).mapToLong(PingPong::roundTrips).sum();
	}

	private void report(int minute, double roundsPerSecond) {
		long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
		System.gc();
		Runtime memory = Runtime.getRuntime();
		System.out.println(String.format(Locale.ROOT, "minute %d: %.0f rounds/s, %d events: p50 %.1f ms, p99 %.1f ms, max %.1f ms; heap after collection %d MiB", minute,
				roundsPerSecond, sorted.length, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1), (memory.totalMemory() - memory.freeMemory()) >> 20));
	}

	private static double millis(long[] sorted, double quantile) {
		return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e6;
	}
}
