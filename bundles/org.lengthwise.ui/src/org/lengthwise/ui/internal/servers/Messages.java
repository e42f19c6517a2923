// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import org.eclipse.osgi.util.NLS;

/** The strings of the view Servers. */
final class Messages extends NLS {

	public static String Servers_columnName;
	public static String Servers_columnState;
	public static String Servers_columnConnections;
	public static String Servers_columnRate;
	public static String Servers_columnMessages;
	public static String Servers_columnBytes;
	public static String Servers_stopped;
	public static String Servers_starting;
	public static String Servers_running;
	public static String Servers_stopping;
	public static String Servers_connectedSince;
	public static String Servers_moreConnections;
	public static String Servers_cannotListen;
	public static String Servers_cannotStart;
	public static String Servers_cannotStartTitle;
	public static String Servers_incident;
	public static String Servers_none;
	public static String Servers_interrupted;
	public static String Servers_startThem;
	public static String Servers_dismiss;
	public static String Servers_removeTitle;
	public static String Servers_removeQuestion;
	public static String ServerDialog_addTitle;
	public static String ServerDialog_editTitle;
	public static String ServerDialog_explanation;
	public static String ServerDialog_explanationRunning;
	public static String ServerDialog_name;
	public static String ServerDialog_newName;
	public static String ServerDialog_host;
	public static String ServerDialog_port;
	public static String ServerDialog_portHint;
	public static String ServerDialog_responder;
	public static String ServerDialog_echo;
	public static String ServerDialog_reverse;
	public static String ServerDialog_discard;
	public static String ServerDialog_frameLimit;
	public static String ServerDialog_bytes;
	public static String ServerDialog_maxConnections;
	public static String ServerDialog_beyondLoopback;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
