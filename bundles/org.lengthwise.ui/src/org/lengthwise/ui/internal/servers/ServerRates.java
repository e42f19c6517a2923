// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.util.Map;
import java.util.WeakHashMap;

import org.lengthwise.traffic.TrafficRate;

/** How many messages a second the servers carry, between one sample and the next. For one thread. */
final class ServerRates {

	private final Map<ManagedServer, TrafficRate> rates = new WeakHashMap<>();

	void sample(Iterable<ManagedServer> servers, long nanoTime) {
		servers.forEach(server -> rates.computeIfAbsent(server, added -> new TrafficRate()).sample(server.counts(), nanoTime));
	}

	/** Messages a second, in and out together. */
	double of(ManagedServer server) {
		TrafficRate rate = rates.get(server);
		return rate == null ? 0 : rate.messagesIn() + rate.messagesOut();
	}
}
