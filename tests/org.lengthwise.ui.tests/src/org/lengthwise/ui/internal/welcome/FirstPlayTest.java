// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPong;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServers;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.traffic.TrafficLimits;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.servers.ServerList;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

@ExtendWith(LogGuard.class)
class FirstPlayTest {

	private final MessageServers serverService = MessageServers.using(LayoutCatalogue.standard());
	private final MessageClients clientService = MessageClients.using(LayoutCatalogue.standard());
	private final Preferences node = InstanceScope.INSTANCE.getNode("org.lengthwise.ui.tests");
	private final LiveTraffic traffic = new LiveTraffic(TrafficLimits.DEFAULT);
	private ServerList servers;
	private ClientList clients;
	private FirstPlay play;

	@BeforeEach
	void open() {
		InstanceScope.INSTANCE.getNode(UserDefaults.NODE).putInt(UserDefaults.PORT, 0);
		servers = new ServerList(serverService, traffic, node.node("servers"));
		clients = new ClientList(clientService, traffic, node.node("clients"));
		play = new FirstPlay(servers, clients, UserDefaults.of(InstanceScope.INSTANCE), "first", "Hello");
	}

	@AfterEach
	void close() throws BackingStoreException {
		clients.close();
		clientService.close();
		servers.close();
		serverService.close();
		node.removeNode();
		InstanceScope.INSTANCE.getNode(UserDefaults.NODE).remove(UserDefaults.PORT);
	}

	private long rounds() {
		return clients.clients().stream().flatMap(client -> client.pingPong().stream()).mapToLong(PingPong::roundTrips).sum();
	}

	@Test
	void startsAServerAndAClientThatPlays() {
		play.start();
		Conditions.await("rounds are played", () -> rounds() > 10);
		assertEquals(1, servers.servers().size());
		assertEquals(1, clients.clients().size());
	}

	@Test
	void usesWhatIsThereAlready() {
		play.start();
		Conditions.await("rounds are played", () -> rounds() > 10);
		ManagedClient client = clients.clients().getFirst();
		client.disconnect();
		Conditions.await("the client can connect again", client::canConnect);
		play.start();
		Conditions.await("rounds are played again", () -> client.isPlaying());
		assertEquals(1, servers.servers().size());
		assertEquals(1, clients.clients().size());
	}
}
