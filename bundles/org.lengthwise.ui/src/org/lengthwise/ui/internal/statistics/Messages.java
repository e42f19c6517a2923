// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import org.eclipse.osgi.util.NLS;

/** The words of the Statistics view, from {@code messages.properties}. */
final class Messages extends NLS {

	public static String Source_label;
	public static String Source_allClients;
	public static String Source_allServers;
	public static String Source_client;
	public static String Source_server;
	public static String Source_connection;

	public static String Number_messagesIn;
	public static String Number_messagesOut;
	public static String Number_bytesIn;
	public static String Number_bytesOut;
	public static String Number_balls;
	public static String Number_roundTrips;
	public static String Number_p50;
	public static String Number_p90;
	public static String Number_p99;
	public static String Number_p999;
	public static String Number_max;

	public static String Unit_none;
	public static String Unit_perSecond;
	public static String Unit_micros;
	public static String Unit_millis;
	public static String Unit_seconds;

	public static String Chart_messages;
	public static String Chart_roundTrips;
	public static String Chart_time;

	static {
		initializeMessages("org.lengthwise.ui.internal.statistics.messages", Messages.class);
	}

	private Messages() {
	}
}
