// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lengthwise.client.MessageClients;
import org.lengthwise.ui.internal.preferences.NumberedNodes;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.lengthwise.ui.internal.updates.Changes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.Preferences;

/** The user's clients, in the order in which they were added; kept over a restart. Usable from any thread; nothing but close waits. */
@Component(service = ClientList.class)
public final class ClientList {

	private final MessageClients service;
	private final LiveTraffic traffic;
	private final NumberedNodes kept;
	private final Changes changes = new Changes();
	private final List<ManagedClient> clients = new CopyOnWriteArrayList<>();

	/** With the clients that the workspace keeps. */
	@Activate
	public ClientList(@Reference MessageClients service, @Reference LiveTraffic traffic) {
		this(service, traffic, InstanceScope.INSTANCE.getNode(UserDefaults.NODE).node("clients"));
	}

	/** With the clients that a node of preferences keeps. */
	public ClientList(MessageClients service, LiveTraffic traffic, Preferences kept) {
		this.service = service;
		this.traffic = traffic;
		this.kept = new NumberedNodes(kept);
		this.kept.load(ClientProfile::read).forEach(profile -> clients.add(new ManagedClient(service, traffic, changes, profile)));
	}

	/** All clients. */
	public List<ManagedClient> clients() {
		return List.copyOf(clients);
	}

	/** Adds a client, which is not connected yet. */
	public ManagedClient add(ClientProfile profile) {
		ManagedClient client = new ManagedClient(service, traffic, changes, profile);
		clients.add(client);
		keep();
		return client;
	}

	/** Describes a client anew; the connection that is open stays. */
	public void edit(ManagedClient client, ClientProfile profile) {
		client.describe(profile);
		keep();
	}

	/** Removes a client, and disconnects it. */
	public void remove(ManagedClient client) {
		clients.remove(client);
		Thread.ofVirtual().name("remove client " + client.profile().server()).start(client::close);
		keep();
	}

	/** Tells when anything about a client changed, but for what it carries. */
	public Changes changes() {
		return changes;
	}

	/** Disconnects all clients in order. */
	public void disconnectAll() {
		clients.forEach(ManagedClient::disconnect);
	}

	/** Disconnects all clients in order, and returns when they take no more orders; the service waits for the connections' ends. */
	@Deactivate
	public void close() {
		disconnectAll();
		clients.forEach(ManagedClient::close);
	}

	private void keep() {
		kept.save(clients, (client, node) -> client.profile().write(node));
		changes.tell();
	}
}
