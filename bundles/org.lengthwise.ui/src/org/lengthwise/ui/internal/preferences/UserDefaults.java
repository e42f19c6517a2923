// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.traffic.TrafficLimits;

/** What the user chose on the preference page, or else what is usual. */
public final class UserDefaults {

	/** The node of the preferences, in each scope. */
	public static final String NODE = "org.lengthwise.ui";

	/** Port of a new server and of a new client. */
	public static final String PORT = "port";
	/** Largest frame of a new server or client, in bytes. */
	public static final String FRAME_LIMIT = "frameLimit";
	/** How many connections a new server takes. */
	public static final String MAX_CONNECTIONS = "maxConnections";
	/** Least time between two refreshments of a view, in milliseconds. */
	public static final String UPDATE_PERIOD = "updatePeriod";
	/** Messages that Traffic keeps. */
	public static final String ROWS_KEPT = "rowsKept";

	private static final int USUAL_UPDATE_PERIOD = 100;

	private final IEclipsePreferences chosen;

	private UserDefaults(IEclipsePreferences chosen) {
		this.chosen = chosen;
	}

	/** Those of a scope; of the workspace in the window. */
	public static UserDefaults of(IScopeContext scope) {
		return new UserDefaults(scope.getNode(NODE));
	}

	/** Tells the preference page what is usual. */
	static void initialize() {
		IEclipsePreferences usual = DefaultScope.INSTANCE.getNode(NODE);
		usual.putInt(PORT, Endpoint.DEFAULT_PORT);
		usual.putInt(FRAME_LIMIT, FrameLayout.DEFAULT_LIMIT);
		usual.putInt(MAX_CONNECTIONS, ServerSettings.DEFAULT.maxConnections());
		usual.putInt(UPDATE_PERIOD, USUAL_UPDATE_PERIOD);
		usual.putInt(ROWS_KEPT, TrafficLimits.DEFAULT.entries());
	}

	/** Calls a listener after each change, for as long as the program runs. */
	public void listen(Runnable changed) {
		chosen.addPreferenceChangeListener(event -> changed.run());
	}

	/** {@link #PORT}. */
	public int port() {
		return chosen.getInt(PORT, Endpoint.DEFAULT_PORT);
	}

	/** {@link #FRAME_LIMIT}. */
	public int frameLimit() {
		return chosen.getInt(FRAME_LIMIT, FrameLayout.DEFAULT_LIMIT);
	}

	/** {@link #MAX_CONNECTIONS}. */
	public int maxConnections() {
		return chosen.getInt(MAX_CONNECTIONS, ServerSettings.DEFAULT.maxConnections());
	}

	/** {@link #UPDATE_PERIOD}. */
	public int updatePeriod() {
		return chosen.getInt(UPDATE_PERIOD, USUAL_UPDATE_PERIOD);
	}

	/** {@link #ROWS_KEPT}. */
	public int rowsKept() {
		return chosen.getInt(ROWS_KEPT, TrafficLimits.DEFAULT.entries());
	}
}
