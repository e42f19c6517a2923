// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.TrafficLimits;
import org.lengthwise.traffic.TrafficLog;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.updates.Changes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The messages of all connections of the window, and which connections there are to choose from. Usable from any thread. */
@Component(service = LiveTraffic.class)
public final class LiveTraffic {

	/** So many connections can be chosen from: the newest ones. */
	private static final int MOST_CONNECTIONS = 200;

	private final TrafficLog log;
	private final Changes changes = new Changes();
	/** Oldest first; guarded by itself. */
	private final Deque<ConnectionLabel> connections = new ArrayDeque<>();

	/** With a log of as many messages as the user wants to keep. */
	@Activate
	public LiveTraffic() {
		this(new TrafficLimits(UserDefaults.of(InstanceScope.INSTANCE).rowsKept(), TrafficLimits.DEFAULT.bytes()));
	}

	/** With a log of these limits. */
	public LiveTraffic(TrafficLimits limits) {
		log = new TrafficLog(limits);
	}

	/** Where connections write their messages, and views read them. */
	public TrafficLog log() {
		return log;
	}

	/** A connection has begun. */
	public void add(ConnectionLabel connection) {
		synchronized (connections) {
			if (connections.size() == MOST_CONNECTIONS) {
				connections.removeFirst();
			}
			connections.addLast(connection);
		}
		changes.tell();
	}

	/** The connections up to now, ended ones too, oldest first; of very many the newest. */
	public List<ConnectionLabel> connections() {
		synchronized (connections) {
			return List.copyOf(connections);
		}
	}

	/** Tells when a connection has begun. The log tells of its messages itself. */
	public Changes changes() {
		return changes;
	}
}
