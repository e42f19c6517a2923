// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.ui.testkit.UserInterface.await;
import static org.lengthwise.ui.testkit.UserInterface.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ClientProfile;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.clients.Workplace;
import org.lengthwise.ui.internal.servers.ServerList;
import org.lengthwise.ui.internal.statistics.NumbersPanel.Figure;
import org.osgi.service.prefs.BackingStoreException;

@ExtendWith(LogGuard.class)
class StatisticsControlTest {

	private static final byte[] BALL = "ball".getBytes(StandardCharsets.UTF_8);

	private Workplace workplace;
	private ClientList clients;
	private ServerList servers;
	private Endpoint address;
	private StatisticsControl control;

	@BeforeEach
	void open() throws IOException {
		workplace = new Workplace();
		address = workplace.echo().address();
		clients = workplace.clientList();
		servers = workplace.serverList();
		workplace.shell.setLayout(new FillLayout());
		control = new StatisticsControl(workplace.shell, clients, servers);
		workplace.shell.layout();
	}

	@AfterEach
	void close() throws BackingStoreException {
		workplace.close();
	}

	@Test
	void showsNumbersAndTheChart() {
		workplace.shell.open();
		assertEquals("–", control.numbers.text(Figure.P99));
		ManagedClient client = connected();
		client.play(PingPongSettings.rounds(0), BALL);
		await(() -> control.numbers.text(Figure.BALLS).equals("1") && !control.numbers.text(Figure.MESSAGES_IN).equals("0/s"));
		assertTrue(control.numbers.text(Figure.P99).matches(".+ (µs|ms)"), control.numbers.text(Figure.P99));
		double[] messages = control.chart.chart.getSeriesSet().getSeries("messages").getYSeries();
		assertTrue(messages[messages.length - 1] > 0);
		double[] roundTrips = control.chart.chart.getSeriesSet().getSeries("round trips").getYSeries();
		assertTrue(roundTrips[roundTrips.length - 1] > 0);
		assertEquals(messages.length, roundTrips.length);
		await(() -> samples() > 5);
		workplace.screenshot("statistics");
	}

	@Test
	void showsTheChosenClientAlone() {
		workplace.shell.open();
		ManagedClient played = connected();
		played.play(PingPongSettings.rounds(7), BALL);
		connected();
		await(() -> control.choice.getItemCount() == 4 && control.numbers.text(Figure.ROUND_TRIPS).equals("7"));
		choose(2);
		assertEquals("0", control.numbers.text(Figure.ROUND_TRIPS));
		choose(1);
		assertEquals("7", control.numbers.text(Figure.ROUND_TRIPS));
		assertEquals("Client 1 of " + address, control.choice.getText());
		clients.remove(played);
		await(() -> control.choice.getText().equals("All clients"));
		assertArrayEquals(new String[] { "All clients", "Client 1 of " + address, "All servers" }, control.choice.getItems());
	}

	@Test
	void samplesAllTheTimeAndDrawsWhileItCanBeSeen() {
		run(Duration.ofMillis(2 * StatisticsModel.PERIOD_MILLIS + 200));
		assertEquals(1, samples(), "drawn");
		workplace.shell.open();
		await(() -> samples() > 1);
		assertTrue(samples() > 3, "those while it was hidden are there: " + samples());
		workplace.shell.dispose();
		run(Duration.ofMillis(StatisticsModel.PERIOD_MILLIS + 100));
	}

	private int samples() {
		return control.chart.chart.getSeriesSet().getSeries("messages").getYSeries().length;
	}

	private void choose(int index) {
		control.choice.select(index);
		control.choice.notifyListeners(SWT.Selection, new Event());
	}

	private ManagedClient connected() {
		ManagedClient client = clients.add(new ClientProfile(address, 1024));
		client.connect();
		await(client::canSend);
		return client;
	}
}
