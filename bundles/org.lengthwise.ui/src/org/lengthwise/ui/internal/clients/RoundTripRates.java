// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lengthwise.client.PingPong;

/** Round trips a second of each client, between one sample and the next. For one thread. */
final class RoundTripRates {

	private static final double NANOS_A_SECOND = 1e9;

	private record Count(PingPong game, long roundTrips, long nanoTime, double perSecond) {
	}

	private final Map<ManagedClient, Count> last = new HashMap<>();

	/**
	 * Takes the next sample; clients that are not among these are forgotten.
	 *
	 * @param nanoTime {@link System#nanoTime()} now
	 */
	void sample(List<ManagedClient> clients, long nanoTime) {
		last.keySet().retainAll(clients);
		for (ManagedClient client : clients) {
			client.pingPong().ifPresentOrElse(game -> last.put(client, next(last.get(client), game, nanoTime)), () -> last.remove(client));
		}
	}

	private static Count next(Count before, PingPong game, long nanoTime) {
		long roundTrips = game.roundTrips();
		if (before == null || before.game() != game) {
			return new Count(game, roundTrips, nanoTime, 0);
		}
		long elapsed = nanoTime - before.nanoTime();
		return elapsed <= 0 ? before : new Count(game, roundTrips, nanoTime, (roundTrips - before.roundTrips()) * NANOS_A_SECOND / elapsed);
	}

	/** Round trips a second; 0 while nothing is played. */
	double perSecond(ManagedClient client) {
		Count count = last.get(client);
		return count == null || !client.isPlaying() ? 0 : count.perSecond();
	}
}
