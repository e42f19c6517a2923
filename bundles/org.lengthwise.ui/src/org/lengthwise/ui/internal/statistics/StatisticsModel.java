// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.lengthwise.server.ServerConnection;
import org.lengthwise.traffic.RecentRoundTrips;
import org.lengthwise.traffic.RoundTripTimes;
import org.lengthwise.traffic.TrafficRate;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.internal.servers.ServerList;

/**
 * The samples of the last minutes of one source, which can be chosen: all clients, one of them, all servers, one that runs, one of
 * its connections. For one thread.
 */
final class StatisticsModel {

	/** Milliseconds between two samples. */
	static final int PERIOD_MILLIS = 1000;
	/** So many samples are kept: five minutes of them. */
	static final int MOST_SAMPLES = 300;
	/** So many connections of a server are offered, the newest. */
	static final int MOST_CONNECTIONS = 50;

	private final ClientList clients;
	private final ServerList servers;
	private final Deque<Sample> samples = new ArrayDeque<>();
	private StatisticsSource source;
	private TrafficRate rate = new TrafficRate();
	private RecentRoundTrips recent = new RecentRoundTrips();

	/** Of all clients at first. */
	StatisticsModel(ClientList clients, ServerList servers) {
		this.clients = clients;
		this.servers = servers;
		source = new StatisticsSource.AllClients(clients);
	}

	/** What can be chosen now. */
	List<StatisticsSource> sources() {
		List<StatisticsSource> sources = new ArrayList<>();
		sources.add(new StatisticsSource.AllClients(clients));
		clients.clients().forEach(client -> sources.add(new StatisticsSource.OneClient(clients, client)));
		sources.add(new StatisticsSource.AllServers(servers));
		servers.servers().stream().filter(server -> server.state() == ManagedServer.State.RUNNING)
				.forEach(server -> addTo(sources, server));
		return sources;
	}

	/** Adds a server and its newest connections; the one that was chosen also if it is older. */
	private void addTo(List<StatisticsSource> sources, ManagedServer server) {
		sources.add(new StatisticsSource.OneServer(servers, server));
		server.connections().stream().sorted(Comparator.comparingLong((ServerConnection connection) -> connection.label().id()).reversed())
				.limit(MOST_CONNECTIONS).forEach(connection -> sources.add(new StatisticsSource.OneConnection(server, connection)));
		if (source instanceof StatisticsSource.OneConnection chosen && chosen.server() == server && chosen.exists() && !sources.contains(chosen)) {
			sources.add(chosen);
		}
	}

	/** What was chosen. */
	StatisticsSource source() {
		return source;
	}

	/** Chooses another source; its samples begin anew. */
	void choose(StatisticsSource other) {
		if (!other.equals(source)) {
			source = other;
			rate = new TrafficRate();
			recent = new RecentRoundTrips();
			samples.clear();
		}
	}

	/**
	 * Takes the next sample. A source that is in its list no more gives way to all clients.
	 *
	 * @param nanoTime {@link System#nanoTime()} now
	 */
	void sample(long nanoTime) {
		if (!source.exists()) {
			choose(new StatisticsSource.AllClients(clients));
		}
		rate.sample(source.counts(), nanoTime);
		if (samples.size() == MOST_SAMPLES) {
			samples.removeFirst();
		}
		List<RoundTripTimes> times = source.roundTrips();
		samples.addLast(new Sample(nanoTime, rate.messagesIn(), rate.messagesOut(), rate.bytesIn(), rate.bytesOut(), source.balls(),
				RoundTripTimes.summary(times), recent.next(times)));
	}

	/** The newest sample; empty before the first. */
	Optional<Sample> latest() {
		return Optional.ofNullable(samples.peekLast());
	}

	/** The samples that are kept, oldest first. */
	List<Sample> samples() {
		return List.copyOf(samples);
	}
}
