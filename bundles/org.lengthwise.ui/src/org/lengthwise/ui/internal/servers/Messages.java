// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import org.eclipse.osgi.util.NLS;

/** The strings of the view Servers. */
final class Messages extends NLS {

	static String Servers_columnName;
	static String Servers_columnState;
	static String Servers_columnConnections;
	static String Servers_columnRate;
	static String Servers_columnMessages;
	static String Servers_columnBytes;
	static String Servers_stopped;
	static String Servers_starting;
	static String Servers_running;
	static String Servers_stopping;
	static String Servers_connectedSince;
	static String Servers_moreConnections;
	static String Servers_none;
	static String Servers_interrupted;
	static String Servers_startThem;
	static String Servers_dismiss;
	static String Servers_removeTitle;
	static String Servers_removeQuestion;
	static String ServerDialog_addTitle;
	static String ServerDialog_editTitle;
	static String ServerDialog_explanation;
	static String ServerDialog_explanationRunning;
	static String ServerDialog_name;
	static String ServerDialog_newName;
	static String ServerDialog_host;
	static String ServerDialog_port;
	static String ServerDialog_portHint;
	static String ServerDialog_responder;
	static String ServerDialog_echo;
	static String ServerDialog_reverse;
	static String ServerDialog_discard;
	static String ServerDialog_frameLimit;
	static String ServerDialog_bytes;
	static String ServerDialog_maxConnections;
	static String ServerDialog_beyondLoopback;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
