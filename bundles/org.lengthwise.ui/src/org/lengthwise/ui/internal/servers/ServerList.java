// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.lengthwise.server.MessageServers;
import org.lengthwise.ui.internal.preferences.NumberedNodes;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.lengthwise.ui.internal.updates.Changes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.Preferences;

/** The user's servers, in the order in which they were added; kept over a restart. Usable from any thread; nothing but close waits. */
@Component(service = ServerList.class)
public final class ServerList {

	private static final String RUNNING = "running";

	private final MessageServers service;
	private final LiveTraffic traffic;
	private final NumberedNodes kept;
	private final Changes changes = new Changes();
	private final List<ManagedServer> servers = new CopyOnWriteArrayList<>();
	private final List<ManagedServer> interrupted = new CopyOnWriteArrayList<>();

	/** With the servers that the workspace keeps. */
	@Activate
	public ServerList(@Reference MessageServers service, @Reference LiveTraffic traffic) {
		this(service, traffic, InstanceScope.INSTANCE.getNode(UserDefaults.NODE).node("servers"));
	}

	/** With the servers that a node of preferences keeps. */
	public ServerList(MessageServers service, LiveTraffic traffic, Preferences kept) {
		this.service = service;
		this.traffic = traffic;
		this.kept = new NumberedNodes(kept);
		this.kept.load(this::restore);
	}

	private ManagedServer restore(Preferences node) {
		ManagedServer server = server(ServerProfile.read(node));
		servers.add(server);
		if (node.getBoolean(RUNNING, false)) {
			interrupted.add(server);
		}
		return server;
	}

	private ManagedServer server(ServerProfile profile) {
		return new ManagedServer(service, traffic, changes, this::keep, profile);
	}

	/** All servers. */
	public List<ManagedServer> servers() {
		return List.copyOf(servers);
	}

	/** Servers that ran when the window was closed, and are offered to be started again. */
	public List<ManagedServer> interrupted() {
		return List.copyOf(interrupted);
	}

	/** Starts those that ran when the window was closed. */
	public void startInterrupted() {
		List<ManagedServer> again = interrupted();
		interrupted.clear();
		again.forEach(ManagedServer::start);
		keep();
	}

	/** Offers them no more. */
	public void forgetInterrupted() {
		interrupted.clear();
		keep();
	}

	/** Adds a server, which does not run yet. */
	public ManagedServer add(ServerProfile profile) {
		ManagedServer server = server(profile);
		servers.add(server);
		keep();
		return server;
	}

	/** Describes a server anew; one that runs goes on as it is, until it is started again. */
	public void edit(ManagedServer server, ServerProfile profile) {
		server.describe(profile);
		keep();
	}

	/** Begins to listen. */
	public void start(ManagedServer server) {
		interrupted.remove(server);
		server.start();
		keep();
	}

	/** Stops in order. */
	public void stop(ManagedServer server) {
		server.stop();
		keep();
	}

	/** Removes a server, and stops it if it runs. */
	public void remove(ManagedServer server) {
		servers.remove(server);
		interrupted.remove(server);
		Thread.ofVirtual().name("remove server " + server.profile().name()).start(server::close);
		keep();
	}

	/** Tells when anything about a server or its connections changed, but for what they carry. */
	public Changes changes() {
		return changes;
	}

	/** Stops all servers in order. */
	public void stopAll() {
		servers.forEach(ManagedServer::stop);
		keep();
	}

	/** Stops all servers in order, and returns when that is done; which of them ran stays kept. */
	@Deactivate
	public void close() {
		servers.forEach(ManagedServer::stop);
		servers.forEach(ManagedServer::close);
	}

	private void keep() {
		kept.save(servers, (server, node) -> {
			server.profile().write(node);
			node.putBoolean(RUNNING, server.isWanted() || interrupted.contains(server));
		});
		changes.tell();
	}
}
