// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.ViewIds;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.testkit.UserInterface;

/** The scenario that Lengthwise comes from, in the product's window; nothing of it may show in the error log or leak. */
class ScenarioTest {

	private static final PingPongSettings ENDLESS = new PingPongSettings(0, Duration.ZERO, Reversal.text(StandardCharsets.UTF_8));

	private Window window;

	@BeforeEach
	void open() {
		window = new Window();
	}

	@AfterEach
	void close() {
		window.close();
	}

	private static byte[] body(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static long rounds(ManagedClient client) {
		return client.pingPong().map(PingPong::roundTrips).orElse(0L);
	}

	@Test
	void playsFromTheStartOfAServerToTheEndFromEitherSide() {
		ManagedServer server = window.startServer();
		ManagedClient first = window.connect(server);
		ManagedClient second = window.connect(server);
		first.send(body("Hello"));
		UserInterface.await(() -> first.received().orElse("").equals("Hello"));

		first.play(ENDLESS, body("one"));
		second.play(ENDLESS, body("another"));
		UserInterface.await(() -> rounds(first) > 100 && rounds(second) > 100);
		window.show(ViewIds.TRAFFIC);
		TrafficLog log = window.traffic.log();
		UserInterface.await(() -> log.end() > 800);

		window.select(ViewIds.CLIENTS, first);
		window.execute("org.lengthwise.ui.clients.pause");
		UserInterface.await(() -> first.pingPong().orElseThrow().isPaused());
		long paused = rounds(second);
		UserInterface.await(() -> rounds(second) > paused + 100);
		window.execute("org.lengthwise.ui.clients.resume");
		long resumed = rounds(first);
		UserInterface.await(() -> rounds(first) > resumed + 100);

		window.execute("org.lengthwise.ui.clients.disconnect");
		UserInterface.await(() -> first.ending().isPresent());
		assertEquals(Ending.By.US, first.ending().orElseThrow().by());
		UserInterface.await(() -> server.connections().size() == 1);
		window.select(ViewIds.SERVERS, server.connections().getFirst());
		window.execute("org.lengthwise.ui.servers.closeConnections");
		UserInterface.await(() -> second.ending().isPresent());
		assertEquals(Ending.By.PEER, second.ending().orElseThrow().by());
		assertEquals(Ending.How.CLOSED, second.ending().orElseThrow().how());
	}

	/** Line 21 of the wire checklist. */
	@Test
	void letsMessagesGoOnWhileTheWindowIsBlocked() {
		ManagedServer server = window.startServer();
		ManagedClient client = window.connect(server);
		long before = window.traffic.log().end();
		client.play(new PingPongSettings(5000, Duration.ZERO, Reversal.BYTES), body("ball"));
		while (rounds(client) < 5000) {
			Thread.onSpinWait(); // no event is handled: this is a window that is blocked
		}
		assertEquals(4 * 5000L, window.traffic.log().end() - before);
		window.show(ViewIds.TRAFFIC);
	}

	@Test
	void enablesCommandsOnlyWhenTheyCanSucceed() {
		ManagedServer server = window.startServer();
		window.select(ViewIds.SERVERS, server);
		UserInterface.await(() -> Window.isEnabled("org.lengthwise.ui.servers.stop"));
		assertFalse(Window.isEnabled("org.lengthwise.ui.servers.start"));
		window.execute("org.lengthwise.ui.servers.stop");
		UserInterface.await(() -> Window.isEnabled("org.lengthwise.ui.servers.start"));
		assertFalse(Window.isEnabled("org.lengthwise.ui.servers.stop"));
		window.execute("org.eclipse.ui.edit.delete");
		UserInterface.await(() -> window.servers.servers().isEmpty());
		assertTrue(Window.isEnabled("org.lengthwise.ui.servers.add"));
	}

	@Test
	void pausesTrafficWhileAnotherViewIsActive() {
		window.show(ViewIds.TRAFFIC);
		window.show(ViewIds.SERVERS);
		window.execute("org.lengthwise.ui.traffic.pause");
		window.execute("org.lengthwise.ui.traffic.pause");
		window.hide(ViewIds.TRAFFIC);
		assertFalse(Window.isEnabled("org.lengthwise.ui.traffic.pause"));
		window.show(ViewIds.TRAFFIC);
	}

	/** Line 27 of the wire checklist. */
	@Test
	void endsSocketsInOrderWhenAViewIsClosed() {
		ManagedServer server = window.startServer();
		ManagedClient client = window.connect(server);
		window.hide(ViewIds.CLIENTS);
		UserInterface.await(() -> client.ending().isPresent());
		assertEquals(Ending.How.CLOSED, client.ending().orElseThrow().how());
		window.hide(ViewIds.SERVERS);
		UserInterface.await(() -> server.state() == ManagedServer.State.STOPPED);
		window.show(ViewIds.SERVERS);
		window.show(ViewIds.CLIENTS);
	}
}
