// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.welcome;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.lengthwise.client.PingPongSettings;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ClientProfile;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.internal.servers.ServerList;
import org.lengthwise.ui.internal.servers.ServerProfile;
import org.lengthwise.ui.internal.updates.Changes.Registration;

/**
 * The first play of a new user: a server, and then a client that connects to it and plays a ping-pong with one ball. Each step begins
 * when the one before is done, on whatever thread tells so; nothing here waits.
 */
final class FirstPlay {

	private static final Duration LENGTH = Duration.ofSeconds(60);

	/** What is done next. */
	private enum Step {
		/** Connect, when the server listens. */
		CONNECT,
		/** Throw the ball, when the client is connected. */
		THROW,
		/** Nothing more. */
		NONE
	}

	private final ServerList servers;
	private final ClientList clients;
	private final UserDefaults defaults;
	private final String serverName;
	private final String text;

	// all below: guarded by this
	private Registration changes = () -> { };
	private Step next = Step.NONE;
	private ManagedServer server;
	private ManagedClient client;

	/**
	 * @param serverName how a server is called that has to be made
	 * @param text the body of the ball
	 */
	FirstPlay(ServerList servers, ClientList clients, UserDefaults defaults, String serverName, String text) {
		this.servers = servers;
		this.clients = clients;
		this.defaults = defaults;
		this.serverName = serverName;
		this.text = text;
	}

	/** Begins: with the server of the usual port if there is one, else with a new one. */
	synchronized void start() {
		changes.close();
		Endpoint address = new Endpoint(ServerSettings.DEFAULT.address().host(), defaults.port());
		server = servers.servers().stream().filter(known -> known.profile().address().equals(address)).findFirst().orElseGet(
				() -> servers.add(new ServerProfile(serverName, address, StandardResponder.ECHO, defaults.frameLimit(), defaults.maxConnections())));
		next = Step.CONNECT;
		client = null;
		Registration ofServers = servers.changes().listen(this::step);
		Registration ofClients = clients.changes().listen(this::step);
		changes = () -> {
			ofServers.close();
			ofClients.close();
		};
		servers.start(server);
		step(); // it may run already
	}

	/** A step is entered before it acts, since what it does tells of changes, too. */
	private synchronized void step() {
		if (isInVain()) {
			end();
		} else if (next == Step.CONNECT && server.address().isPresent()) {
			next = Step.THROW;
			client = client(server.address().get());
			client.connect();
		} else if (next == Step.THROW && client != null && client.canSend()) {
			end();
			client.play(new PingPongSettings(0, LENGTH, Reversal.text(StandardCharsets.UTF_8)), text.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Whether it cannot go on: else it would, unasked, when the user starts that server some day. */
	private boolean isInVain() {
		boolean noServer = server.failure().isPresent() || !servers.servers().contains(server);
		boolean noClient = client != null && (client.ending().isPresent() || !clients.clients().contains(client));
		return next != Step.NONE && (noServer || next == Step.THROW && noClient);
	}

	private void end() {
		next = Step.NONE;
		changes.close();
	}

	private ManagedClient client(Endpoint address) {
		ClientProfile profile = new ClientProfile(address, defaults.frameLimit());
		return clients.clients().stream().filter(known -> known.profile().equals(profile) && known.canConnect()).findFirst()
				.orElseGet(() -> clients.add(profile));
	}
}
