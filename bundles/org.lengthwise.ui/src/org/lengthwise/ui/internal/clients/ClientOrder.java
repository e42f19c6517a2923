// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** What a user can order a client to do: what the commands and the buttons are enabled by. */
enum ClientOrder {

	/** Connects as the form says. */
	CONNECT("canConnect", ManagedClient::canConnect),
	/** Ends the connection, or the attempt, in order. */
	DISCONNECT("canDisconnect", ManagedClient::canDisconnect),
	/** Holds the balls. */
	PAUSE("canPause", ManagedClient::canPause),
	/** Sends the balls that were held. */
	RESUME("canResume", ManagedClient::canResume),
	/** Takes the balls out of play. */
	STOP_PLAYING("canStopPlaying", ManagedClient::canStopPlaying),
	/** Takes the client from the list. */
	REMOVE("canRemove", client -> true);

	/** In front of each property, as plugin.xml names it. */
	static final String NAMESPACE = "org.lengthwise.ui.client";

	private final String property;
	private final Predicate<ManagedClient> possible;

	ClientOrder(String property, Predicate<ManagedClient> possible) {
		this.property = property;
		this.possible = possible;
	}

	/** The order that a property of an expression in plugin.xml asks for. */
	static Optional<ClientOrder> of(String property) {
		return Arrays.stream(values()).filter(order -> order.property.equals(property)).findFirst();
	}

	/** Its property in expressions, in full. */
	String property() {
		return NAMESPACE + "." + property;
	}

	/** Whether it can succeed. */
	boolean isPossible(ManagedClient client) {
		return possible.test(client);
	}
}
