// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.eclipse.osgi.util.NLS;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;

/** Says in words how a client is: with whom it is connected, or who ended the connection, how and when. */
final class ClientWords {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

	private ClientWords() {
	}

	/** The state in a sentence. */
	static String state(ManagedClient client) {
		return client.refusal().map(why -> NLS.bind(Messages.State_refused, why)).orElseGet(() -> connection(client));
	}

	private static String connection(ManagedClient client) {
		String peer = client.connection().map(connection -> connection.label().peer()).orElse("");
		return switch (client.state()) {
			case NEW -> Messages.State_notConnected;
			case CONNECTING -> NLS.bind(Messages.State_connecting, peer);
			case CONNECTED -> NLS.bind(Messages.State_connected, peer, time(client.since().orElseGet(Instant::now)));
			case DISCONNECTING -> NLS.bind(Messages.State_disconnecting, peer);
			case ENDED -> client.ending().map(ending -> ending(peer, ending)).orElse(Messages.State_notConnected);
		};
	}

	/** Whether the state is one that nobody wanted. */
	static boolean isTrouble(ManagedClient client) {
		return client.refusal().isPresent() || client.ending().map(ending -> switch (ending.how()) {
			case CLOSED -> false;
			case NOT_CONNECTED -> ending.by() == By.PEER;
			case RESET, FRAMING_ERROR, HANDLER_FAILED -> true;
		}).orElse(false);
	}

	/** The sentence on an ending. */
	static String ending(String peer, Ending ending) {
		return NLS.bind(pattern(ending.how(), ending.by() == By.PEER), new Object[] { peer, time(ending.at()), ending.reason() });
	}

	private static String pattern(How how, boolean byPeer) {
		return switch (how) {
			case CLOSED -> byPeer ? Messages.State_closedByPeer : Messages.State_closedByUs;
			case RESET -> byPeer ? Messages.State_resetByPeer : Messages.State_resetByUs;
			case FRAMING_ERROR -> Messages.State_framingError;
			case NOT_CONNECTED -> byPeer ? Messages.State_couldNotConnect : Messages.State_gaveUp;
			case HANDLER_FAILED -> Messages.State_handlerFailed;
		};
	}

	private static String time(Instant at) {
		return TIME.format(at);
	}
}
