// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.traffic.RoundTripSummary;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ClientProfile;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.clients.Workplace;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.internal.servers.ServerList;
import org.lengthwise.ui.internal.servers.ServerProfile;
import org.osgi.service.prefs.BackingStoreException;

@ExtendWith(LogGuard.class)
class StatisticsModelTest {

	private static final byte[] BALL = "twelve bytes".getBytes(StandardCharsets.UTF_8);
	private static final int FRAME = 4 + BALL.length;
	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private Workplace workplace;
	private ClientList clients;
	private ServerList servers;
	private ManagedServer server;
	private StatisticsModel model;

	@BeforeEach
	void open() {
		workplace = new Workplace();
		clients = workplace.clientList();
		servers = workplace.serverList();
		server = servers.add(new ServerProfile("echo", new Endpoint("127.0.0.1", 0), StandardResponder.ECHO, 1024, 100));
		servers.start(server);
		Conditions.await("it listens", () -> server.state() == ManagedServer.State.RUNNING);
		model = new StatisticsModel(clients, servers);
	}

	@AfterEach
	void close() throws BackingStoreException {
		workplace.close();
	}

	@Test
	void countsASecond() {
		ManagedClient client = connected();
		model.sample(0);
		play(client, 6);
		model.sample(2 * SECOND);
		Sample sample = latest();
		assertEquals(3, sample.messagesOut());
		assertEquals(3, sample.messagesIn());
		assertEquals(6, sample.messages());
		assertEquals(3 * FRAME, sample.bytesOut());
		assertEquals(3 * FRAME, sample.bytesIn());
	}

	@Test
	void sumsUpAllClients() {
		ManagedClient one = connected();
		ManagedClient other = connected();
		model.sample(0);
		play(one, 2);
		play(other, 3);
		model.sample(SECOND);
		assertEquals(5, latest().messagesOut());
		assertEquals(5, latest().roundTrips().count());
		assertTrue(latest().roundTrips().p50() > 0);
		assertTrue(latest().roundTrips().max() >= latest().roundTrips().p999());
	}

	@Test
	void tellsTheRoundTripsSinceTheSampleBefore() {
		ManagedClient client = connected();
		play(client, 5);
		model.sample(0);
		assertEquals(RoundTripSummary.NONE, latest().recentRoundTrips());
		play(client, 3);
		model.sample(SECOND);
		assertEquals(3, latest().recentRoundTrips().count());
		assertEquals(latest().roundTrips(), latest().recentRoundTrips(), "a ping-pong that began meanwhile counts from its beginning");
		model.sample(2 * SECOND);
		assertEquals(RoundTripSummary.NONE, latest().recentRoundTrips());
		assertEquals(3, latest().roundTrips().count());
	}

	@Test
	void countsTheChosenClientAlone() {
		ManagedClient one = connected();
		ManagedClient other = connected();
		model.choose(new StatisticsSource.OneClient(clients, other));
		model.sample(0);
		play(one, 2);
		play(other, 3);
		model.sample(SECOND);
		assertEquals(3, latest().messagesOut());
		assertEquals(3, latest().roundTrips().count());
	}

	@Test
	void countsBallsInFlight() {
		ManagedClient client = connected();
		client.play(PingPongSettings.rounds(0), BALL);
		Conditions.await("it plays", client::isPlaying);
		client.play(PingPongSettings.rounds(0), BALL);
		Conditions.await("two balls", () -> client.balls() == 2);
		model.sample(0);
		assertEquals(2, latest().balls());
		client.stopPlaying();
		Conditions.await("it is over", () -> !client.isPlaying());
		model.sample(SECOND);
		assertEquals(0, latest().balls());
	}

	@Test
	void countsServers() {
		ManagedClient client = connected();
		model.choose(new StatisticsSource.OneServer(servers, server));
		model.sample(0);
		play(client, 4);
		model.sample(SECOND);
		assertEquals(4, latest().messagesIn());
		assertEquals(0, latest().roundTrips().count());
		model.choose(new StatisticsSource.AllServers(servers));
		assertTrue(model.samples().isEmpty(), "another source begins anew");
		model.sample(2 * SECOND);
		assertEquals(0, latest().messagesIn());
	}

	@Test
	void offersClientsAndTheServersThatRun() throws IOException {
		connected();
		connected();
		servers.add(new ServerProfile("idle", new Endpoint("127.0.0.1", 0), StandardResponder.ECHO, 1024, 10));
		String address = server.address().orElseThrow().toString();
		Conditions.await("both are accepted", () -> server.connections().size() == 2);
		String newest = offered().getFirst().connection().label().peer();
		String older = offered().getLast().connection().label().peer();
		assertEquals(List.of("All clients", "Client 1 of " + address, "Client 2 of " + address, "All servers", "Server echo",
				"Server echo, connection of " + newest, "Server echo, connection of " + older),
				model.sources().stream().map(StatisticsSource::label).toList());
	}

	@Test
	void countsOneConnectionOfAServer() {
		ManagedClient one = connected();
		Conditions.await("it is accepted", () -> server.connections().size() == 1);
		ServerConnection connection = server.connections().getFirst();
		ManagedClient other = connected();
		model.choose(new StatisticsSource.OneConnection(server, connection));
		model.sample(0);
		play(one, 2);
		play(other, 3);
		model.sample(SECOND);
		assertEquals(2, latest().messagesIn());
		one.disconnect();
		Conditions.await("it is gone", () -> server.connections().size() == 1);
		model.sample(2 * SECOND);
		assertEquals(new StatisticsSource.AllClients(clients), model.source());
	}

	@Test
	void offersTheNewestConnectionsAndTheChosenOne() {
		connected();
		Conditions.await("it is accepted", () -> server.connections().size() == 1);
		StatisticsSource oldest = new StatisticsSource.OneConnection(server, server.connections().getFirst());
		for (int i = 0; i < StatisticsModel.MOST_CONNECTIONS; i++) {
			connected();
		}
		Conditions.await("they are accepted", () -> server.connections().size() == StatisticsModel.MOST_CONNECTIONS + 1);
		List<Long> ids = offered().stream().map(source -> source.connection().label().id()).toList();
		assertEquals(StatisticsModel.MOST_CONNECTIONS, ids.size());
		assertEquals(ids.stream().sorted(Comparator.reverseOrder()).toList(), ids);
		assertFalse(offered().contains(oldest));
		model.choose(oldest);
		assertEquals(StatisticsModel.MOST_CONNECTIONS + 1, offered().size());
		assertEquals(oldest, offered().getLast());
	}

	private List<StatisticsSource.OneConnection> offered() {
		return model.sources().stream().filter(StatisticsSource.OneConnection.class::isInstance).map(StatisticsSource.OneConnection.class::cast)
				.toList();
	}

	@Test
	void turnsToAllClientsWhenTheChosenOneIsRemoved() {
		ManagedClient client = connected();
		model.choose(new StatisticsSource.OneClient(clients, client));
		model.sample(0);
		clients.remove(client);
		model.sample(SECOND);
		assertEquals(new StatisticsSource.AllClients(clients), model.source());
		assertEquals(1, model.samples().size());
	}

	@Test
	void keepsSoManySamplesAndNoMore() {
		for (int i = 0; i < StatisticsModel.MOST_SAMPLES + 3; i++) {
			model.sample(i * SECOND);
		}
		assertEquals(StatisticsModel.MOST_SAMPLES, model.samples().size());
		assertEquals(3 * SECOND, model.samples().getFirst().nanoTime());
	}

	private Sample latest() {
		return model.latest().orElseThrow();
	}

	private ManagedClient connected() {
		ManagedClient client = clients.add(new ClientProfile(server.address().orElseThrow(), 1024));
		client.connect();
		Conditions.await("it is connected", client::canSend);
		return client;
	}

	private static void play(ManagedClient client, int rounds) {
		Optional<PingPong> before = client.pingPong();
		client.play(PingPongSettings.rounds(rounds), BALL);
		Conditions.await("it is over", () -> !client.pingPong().equals(before) && !client.isPlaying());
	}
}
