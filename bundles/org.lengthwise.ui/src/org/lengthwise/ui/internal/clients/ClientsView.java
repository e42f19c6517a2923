// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.List;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.services.IEvaluationService;
import org.eclipse.ui.swt.IFocusService;
import org.lengthwise.ui.internal.preferences.UserDefaults;

import jakarta.inject.Inject;

/** Clients: connect, send, play ping-pong. Closing it disconnects them. */
public final class ClientsView extends ViewPart {

	/** The context of this view's key bindings. */
	private static final String CONTEXT = "org.lengthwise.ui.context.clients";
	/** The table, for handlers that are to be active only there. */
	private static final String TABLE = "org.lengthwise.ui.clients.table";

	@Inject
	@Service
	private ClientList clients;

	private ClientsControl control;

	@Override
	public void createPartControl(Composite parent) {
		control = new ClientsControl(parent, clients, UserDefaults.of(InstanceScope.INSTANCE), this::evaluate);
		getSite().setSelectionProvider(control.viewer());
		MenuManager menu = new MenuManager();
		menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		Table table = control.viewer().getTable();
		table.setMenu(menu.createContextMenu(table));
		getSite().registerContextMenu(menu, control.viewer());
		getSite().getService(IFocusService.class).addFocusTracker(table, TABLE);
		getSite().getService(IContextService.class).activateContext(CONTEXT);
	}

	private void evaluate() {
		IEvaluationService evaluation = getSite().getService(IEvaluationService.class);
		for (ClientOrder order : ClientOrder.values()) {
			evaluation.requestEvaluation(order.property());
		}
	}

	@Override
	public void setFocus() {
		control.focus();
	}

	void newClient() {
		control.newClient();
	}

	void order(ClientOrder order, List<ManagedClient> which) {
		control.order(order, which);
	}

	@Override
	public void dispose() {
		if (clients != null && !PlatformUI.getWorkbench().isClosing()) {
			clients.disconnectAll();
		}
		super.dispose();
	}
}
