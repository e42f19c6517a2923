// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Set;

import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.ConnectionRun;
import org.lengthwise.traffic.KeptMessages;
import org.lengthwise.traffic.TrafficLog;

/**
 * The messages of some connections. They are found by a thread of their own, from the oldest one that is kept: each look of the view
 * lets it go on where it left off; what it finds is told, so that the view looks again.
 */
final class ChosenMessages implements ShownMessages {

	/** Messages looked at in one go: writers of the log wait for the copying of so many references. */
	private static final int STEP = 1 << 15;

	private final TrafficLog log;
	private final Set<ConnectionLabel> chosen;
	private final Runnable found;
	private final BackgroundLook finder;
	private volatile boolean closed;
	/** Guarded by itself, for a step at most. */
	private final NumberRing ring;
	/** Number of the next message to look at; of the finder. */
	private long next;

	/** @param found called on the thread that finds, after each step that found something */
	ChosenMessages(TrafficLog log, Set<ConnectionLabel> chosen, Runnable found) {
		this.log = log;
		this.chosen = Set.copyOf(chosen);
		this.found = found;
		ring = new NumberRing(log.limits().entries());
		finder = new BackgroundLook("traffic of " + chosen.size() + " connections", this::find);
	}

	@Override
	public Places look(KeptMessages kept) {
		if (!closed) {
			finder.request();
		}
		synchronized (ring) {
			return new Places(ring.placeOf(kept.first()), ring.end());
		}
	}

	private void find() {
		ConnectionRun run = log.connections(next, STEP);
		while (!closed && !run.connections().isEmpty()) {
			next = run.end();
			if (keep(run)) {
				found.run();
			}
			run = log.connections(next, STEP);
		}
	}

	private boolean keep(ConnectionRun run) {
		synchronized (ring) {
			long before = ring.end();
			for (int i = 0; i < run.connections().size(); i++) {
				if (chosen.contains(run.connections().get(i))) {
					ring.add(run.first() + i);
				}
			}
			return ring.end() > before;
		}
	}

	@Override
	public long number(long place) {
		synchronized (ring) {
			return ring.number(place);
		}
	}

	@Override
	public long placeOf(long number) {
		synchronized (ring) {
			return ring.placeOf(number);
		}
	}

	@Override
	public void close() {
		closed = true;
	}
}
