// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.eclipse.osgi.util.NLS;
import org.lengthwise.client.PingPong;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.traffic.RoundTripTimes;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.internal.servers.ServerList;

/** Of what there are statistics. Equal to another of the same kind and the same client, server or connection; usable from any thread. */
sealed interface StatisticsSource {

	/** Its name for people. */
	String label();

	/** What it has carried. */
	TrafficCounts counts();

	/** Messages of ping-pongs that are on their way or held; only clients know them. */
	default int balls() {
		return 0;
	}

	/** The round trips of its ping-pongs, the present or the last of each connection. */
	default List<RoundTripTimes> roundTrips() {
		return List.of();
	}

	/** Whether it still is in its list. */
	default boolean exists() {
		return true;
	}

	/** All clients together. */
	record AllClients(ClientList list) implements StatisticsSource {

		@Override
		public String label() {
			return Messages.Source_allClients;
		}

		@Override
		public TrafficCounts counts() {
			return list.clients().stream().map(ManagedClient::counts).reduce(TrafficCounts.ZERO, TrafficCounts::plus);
		}

		@Override
		public int balls() {
			return list.clients().stream().mapToInt(ManagedClient::balls).sum();
		}

		@Override
		public List<RoundTripTimes> roundTrips() {
			return times(list.clients());
		}
	}

	/** One client. */
	record OneClient(ClientList list, ManagedClient client) implements StatisticsSource {

		@Override
		public String label() {
			return NLS.bind(Messages.Source_client, list.clients().indexOf(client) + 1, client.profile().server());
		}

		@Override
		public TrafficCounts counts() {
			return client.counts();
		}

		@Override
		public int balls() {
			return client.balls();
		}

		@Override
		public List<RoundTripTimes> roundTrips() {
			return times(List.of(client));
		}

		@Override
		public boolean exists() {
			return list.clients().contains(client);
		}
	}

	/** All servers together. */
	record AllServers(ServerList list) implements StatisticsSource {

		@Override
		public String label() {
			return Messages.Source_allServers;
		}

		@Override
		public TrafficCounts counts() {
			return list.servers().stream().map(ManagedServer::counts).reduce(TrafficCounts.ZERO, TrafficCounts::plus);
		}
	}

	/** One server. */
	record OneServer(ServerList list, ManagedServer server) implements StatisticsSource {

		public OneServer {
			Objects.requireNonNull(server, "server");
		}

		@Override
		public String label() {
			return NLS.bind(Messages.Source_server, server.profile().name());
		}

		@Override
		public TrafficCounts counts() {
			return server.counts();
		}

		@Override
		public boolean exists() {
			return list.servers().contains(server) && server.state() == ManagedServer.State.RUNNING;
		}
	}

	/** One connection of a server. */
	record OneConnection(ManagedServer server, ServerConnection connection) implements StatisticsSource {

		@Override
		public String label() {
			return NLS.bind(Messages.Source_connection, server.profile().name(), connection.label().peer());
		}

		@Override
		public TrafficCounts counts() {
			return connection.counts();
		}

		@Override
		public boolean exists() {
			return server.connections().contains(connection);
		}
	}

	private static List<RoundTripTimes> times(Collection<ManagedClient> clients) {
		return clients.stream().flatMap(client -> client.pingPong().stream()).map(PingPong::times).toList();
	}
}
