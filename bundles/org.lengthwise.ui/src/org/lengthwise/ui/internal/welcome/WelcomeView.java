// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.welcome;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.ui.ViewIds;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ClientProfile;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.servers.ServerList;

import jakarta.inject.Inject;

/** What to do first. */
public final class WelcomeView extends ViewPart implements WelcomeControl.Ways {

	private static final String NEW_SERVER = "org.lengthwise.ui.servers.add";

	@Inject
	@Service
	private ServerList servers;

	@Inject
	@Service
	private ClientList clients;

	private final UserDefaults defaults = UserDefaults.of(InstanceScope.INSTANCE);
	private FirstPlay firstPlay;
	private WelcomeControl control;

	@Override
	public void createPartControl(Composite parent) {
		firstPlay = new FirstPlay(servers, clients, defaults, Messages.Welcome_serverName, Messages.Welcome_ball);
		control = new WelcomeControl(parent, defaults.port(), this);
	}

	@Override
	public void setFocus() {
		control.showPort(defaults.port());
		control.setFocus();
	}

	@Override
	public void play() {
		firstPlay.start();
		show(ViewIds.SERVERS);
		show(ViewIds.CLIENTS);
		show(ViewIds.TRAFFIC);
	}

	@Override
	public void connect(Endpoint server) {
		clients.add(new ClientProfile(server, defaults.frameLimit())).connect();
		show(ViewIds.CLIENTS);
	}

	@Override
	public void serve() {
		try {
			getSite().getService(IHandlerService.class).executeCommand(NEW_SERVER, null);
		} catch (CommandException e) {
			ILog.of(WelcomeView.class).error("the dialog for a new server cannot be opened", e);
		}
	}

	private void show(String view) {
		try {
			getSite().getPage().showView(view);
		} catch (PartInitException e) {
			ILog.of(WelcomeView.class).error("a view cannot be shown", e);
		}
	}
}
