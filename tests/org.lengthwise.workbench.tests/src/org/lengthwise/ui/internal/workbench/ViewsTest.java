// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

/** Every view opens, closes and opens again, in the light theme and in the dark one; pictures of them lie in {@code target/screenshots}. */
class ViewsTest {

	private Window window;

	@BeforeEach
	void open() {
		window = new Window();
	}

	@AfterEach
	void close() {
		window.theme(false);
		window.close();
	}

	@Test
	void opensAndClosesEachViewAgainAndAgain() {
		for (int i = 0; i < 3; i++) {
			Window.VIEWS.forEach(window::show);
			Window.VIEWS.forEach(window::hide);
		}
		Window.VIEWS.forEach(window::show);
	}

	@Test
	void showsEachViewInTheLightThemeAndInTheDarkOne() {
		window.theme(false);
		window.show(ViewIds.WELCOME);
		window.screenshot("light-welcome");
		ManagedServer server = window.startServer();
		ManagedClient client = window.connect(server);
		client.play(new PingPongSettings(0, Duration.ofMinutes(1), Reversal.text(StandardCharsets.UTF_8)), "Hello, Lengthwise!".getBytes(StandardCharsets.UTF_8));
		window.show(ViewIds.STATISTICS);
		UserInterface.await(() -> client.pingPong().map(PingPong::roundTrips).orElse(0L) > 1000);
		for (boolean dark : new boolean[] {false, true}) {
			window.theme(dark);
			for (String view : Window.VIEWS) {
				window.show(view);
				if (view.equals(ViewIds.TRAFFIC)) {
					window.selectMessage();
				}
				window.screenshot((dark ? "dark-" : "light-") + view.substring(view.lastIndexOf('.') + 1));
			}
		}
	}
}
