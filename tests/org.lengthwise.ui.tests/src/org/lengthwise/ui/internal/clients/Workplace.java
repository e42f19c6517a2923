// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.lengthwise.client.MessageClients;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.MessageServers;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.traffic.TrafficLimits;
import org.lengthwise.ui.internal.servers.ServerList;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.lengthwise.ui.internal.updates.DisplayUpdates;
import org.lengthwise.ui.testkit.Screenshot;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** What a control of clients needs: real services, a window, and preferences of its own. */
public final class Workplace implements AutoCloseable {

	private static final int WIDTH = 620;
	private static final int HEIGHT = 460;

	/** Where the lists keep what is in them. */
	public final Preferences kept = InstanceScope.INSTANCE.getNode("org.lengthwise.ui.tests").node("workplace");
	public final MessageServers servers = MessageServers.using(LayoutCatalogue.standard());
	public final MessageClients clients = MessageClients.using(LayoutCatalogue.standard());
	public final LiveTraffic traffic = new LiveTraffic(TrafficLimits.DEFAULT);
	public final Shell shell;

	private final List<ClientList> clientLists = new ArrayList<>();
	private final List<ServerList> serverLists = new ArrayList<>();

	public Workplace() {
		Display display = Display.getDefault();
		DisplayUpdates.of(display).setPeriod(1);
		shell = new Shell(display);
		shell.setSize(WIDTH, HEIGHT);
	}

	/** A list of what is kept. */
	public ClientList clientList() {
		return clientList(clients);
	}

	/** A list of what is kept, with another service. */
	public ClientList clientList(MessageClients service) {
		ClientList list = new ClientList(service, traffic, kept.node("clients"));
		clientLists.add(list);
		return list;
	}

	/** A list of what is kept. */
	public ServerList serverList() {
		ServerList list = new ServerList(servers, traffic, kept.node("servers"));
		serverLists.add(list);
		return list;
	}

	/** A server on a free port that sends messages back. */
	public MessageServer echo() throws TransportException {
		return servers.start(ServerSettings.DEFAULT.at(new Endpoint("127.0.0.1", 0)), ServerObserver.NONE);
	}

	/** Writes what the window shows into {@code target/screenshots}. */
	public void screenshot(String name) {
		Screenshot.take(shell, "org.lengthwise.ui.tests", name);
	}

	@Override
	public void close() throws BackingStoreException {
		shell.dispose();
		clientLists.forEach(ClientList::close);
		serverLists.forEach(ServerList::close);
		clients.close();
		servers.close();
		kept.removeNode();
	}
}
