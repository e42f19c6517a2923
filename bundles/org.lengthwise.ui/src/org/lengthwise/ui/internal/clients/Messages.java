// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import org.eclipse.osgi.util.NLS;

/** The words of the Clients view, from {@code messages.properties}. */
final class Messages extends NLS {

	public static String Clients_columnServer;
	public static String Clients_columnState;
	public static String Clients_columnOut;
	public static String Clients_columnIn;
	public static String Clients_columnRate;

	public static String Connection_host;
	public static String Connection_port;
	public static String Connection_connect;
	public static String Connection_disconnect;
	public static String Connection_portName;
	public static String Connection_noHost;

	public static String State_notConnected;
	public static String State_refused;
	public static String State_connecting;
	public static String State_connected;
	public static String State_disconnecting;
	public static String State_closedByPeer;
	public static String State_closedByUs;
	public static String State_resetByPeer;
	public static String State_resetByUs;
	public static String State_framingError;
	public static String State_couldNotConnect;
	public static String State_gaveUp;
	public static String State_handlerFailed;

	public static String Send_label;
	public static String Send_send;
	public static String Send_text;
	public static String Send_hex;
	public static String Send_textHint;
	public static String Send_hexHint;
	public static String Send_format;
	public static String Send_tooltip;
	public static String Send_received;
	public static String Send_notConnected;
	public static String Send_unsent;

	public static String PingPong_check;
	public static String PingPong_rounds;
	public static String PingPong_seconds;
	public static String PingPong_limits;
	public static String PingPong_pause;
	public static String PingPong_resume;
	public static String PingPong_stop;
	public static String PingPong_playing;
	public static String PingPong_paused;
	public static String PingPong_stopping;
	public static String PingPong_over;
	public static String PingPong_balls;

	static {
		initializeMessages("org.lengthwise.ui.internal.clients.messages", Messages.class);
	}

	private Messages() {
	}
}
