// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui;

/** The ids of the views, for perspectives and for commands that show a view. */
public final class ViewIds {

	/** Servers, and the connections of each. */
	public static final String SERVERS = "org.lengthwise.ui.views.servers";
	/** Clients: connect, send, play ping-pong. */
	public static final String CLIENTS = "org.lengthwise.ui.views.clients";
	/** The messages of all connections, and the selected one in hex and text. */
	public static final String TRAFFIC = "org.lengthwise.ui.views.traffic";
	/** Rates and round-trip times, as numbers and as a chart. */
	public static final String STATISTICS = "org.lengthwise.ui.views.statistics";
	/** What to do first. */
	public static final String WELCOME = "org.lengthwise.ui.views.welcome";

	private ViewIds() {
	}
}
