// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.services.IEvaluationService;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.text.Readable;

import jakarta.inject.Inject;

/** Servers: starts, stops and describes them, and shows their connections. Closing it stops them in order. */
public final class ServersView extends ViewPart {

	private static final String CONTEXT = "org.lengthwise.ui.context.servers";

	@Inject
	@Service
	private ServerList list;

	/** Those of which the user was told that they cannot start. */
	private final Set<ManagedServer> failed = new HashSet<>();
	private ServersControl control;

	@Override
	public void createPartControl(Composite parent) {
		control = new ServersControl(parent, list);
		getSite().setSelectionProvider(control.viewer());
		MenuManager menu = new MenuManager();
		control.viewer().getTree().setMenu(menu.createContextMenu(control.viewer().getTree()));
		getSite().registerContextMenu(menu, control.viewer());
		control.viewer().addDoubleClickListener(event -> edit());
		IEvaluationService evaluation = getSite().getService(IEvaluationService.class);
		getSite().getService(IContextService.class).activateContext(CONTEXT);
		list.changes().refresh(control, () -> {
			ServerStateTester.reevaluate(evaluation);
			tellFailures();
		});
	}

	/** A server that cannot start needs the user: each time it cannot, once. */
	private void tellFailures() {
		failed.removeIf(server -> server.failure().isEmpty());
		list.servers().stream().filter(server -> server.failure().isPresent() && failed.add(server)).forEach(server -> {
			MessageDialog dialog = new MessageDialog(getSite().getShell(), NLS.bind(Messages.Servers_cannotStartTitle, server.profile().name()), null,
					server.failure().orElse(""), MessageDialog.ERROR, 0, IDialogConstants.OK_LABEL);
			dialog.setBlockOnOpen(false); // a dialog that waits would hold up the refreshment of the other views
			dialog.open();
		});
	}

	@Override
	public void setFocus() {
		control.viewer().getTree().setFocus();
	}

	@Override
	public void dispose() {
		if (list != null && !PlatformUI.getWorkbench().isClosing()) {
			list.stopAll();
		}
		super.dispose();
	}

	void add() {
		UserDefaults defaults = UserDefaults.of(InstanceScope.INSTANCE);
		Endpoint address = new Endpoint(ServerSettings.DEFAULT.address().host(), defaults.port());
		ServerProfile proposal = new ServerProfile(NLS.bind(Messages.ServerDialog_newName, list.servers().size() + 1), address, StandardResponder.ECHO,
				defaults.frameLimit(), defaults.maxConnections());
		ServerDialog dialog = ServerDialog.forNew(getSite().getShell(), proposal);
		if (dialog.open() == Window.OK) {
			ManagedServer server = list.add(dialog.result());
			list.start(server);
			control.select(server);
		}
	}

	void edit() {
		control.selectedServers().stream().findFirst().ifPresent(server -> {
			ServerDialog dialog = ServerDialog.forExisting(getSite().getShell(), server);
			if (dialog.open() == Window.OK) {
				list.edit(server, dialog.result());
			}
		});
	}

	void start() {
		control.selectedServers().forEach(list::start);
	}

	void stop() {
		control.selectedServers().forEach(list::stop);
	}

	void remove() {
		List<ManagedServer> selected = control.selectedServers();
		for (ManagedServer server : selected) {
			if (!server.canStop() || MessageDialog.openQuestion(getSite().getShell(), Messages.Servers_removeTitle,
					NLS.bind(Messages.Servers_removeQuestion, server.profile().name(), Readable.count(server.connections().size())))) {
				list.remove(server);
			}
		}
		closeConnections();
		control.refreshServers();
	}

	void closeConnections() {
		control.selectedConnections().forEach(ServerConnection::close);
	}
}
