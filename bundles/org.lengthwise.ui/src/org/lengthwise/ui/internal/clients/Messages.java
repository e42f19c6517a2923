// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import org.eclipse.osgi.util.NLS;

/** The words of the Clients view, from {@code messages.properties}. */
final class Messages extends NLS {

	static String Clients_columnServer;
	static String Clients_columnState;
	static String Clients_columnOut;
	static String Clients_columnIn;
	static String Clients_columnRate;

	static String Connection_host;
	static String Connection_port;
	static String Connection_connect;
	static String Connection_disconnect;
	static String Connection_noPort;
	static String Connection_portOutOfRange;
	static String Connection_noHost;

	static String State_notConnected;
	static String State_connecting;
	static String State_connected;
	static String State_disconnecting;
	static String State_closedByPeer;
	static String State_closedByUs;
	static String State_resetByPeer;
	static String State_resetByUs;
	static String State_framingError;
	static String State_couldNotConnect;
	static String State_gaveUp;
	static String State_handlerFailed;

	static String Send_label;
	static String Send_send;
	static String Send_text;
	static String Send_hex;
	static String Send_textHint;
	static String Send_hexHint;
	static String Send_format;
	static String Send_tooltip;
	static String Send_halfCharacter;
	static String Send_received;
	static String Send_notConnected;

	static String PingPong_check;
	static String PingPong_rounds;
	static String PingPong_seconds;
	static String PingPong_limits;
	static String PingPong_pause;
	static String PingPong_resume;
	static String PingPong_stop;
	static String PingPong_playing;
	static String PingPong_paused;
	static String PingPong_stopping;
	static String PingPong_over;
	static String PingPong_balls;

	static {
		initializeMessages("org.lengthwise.ui.internal.clients.messages", Messages.class);
	}

	private Messages() {
	}
}
