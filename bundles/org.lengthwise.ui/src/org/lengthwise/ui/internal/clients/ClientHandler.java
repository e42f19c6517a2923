// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;

/** Gives the selected clients the order that plugin.xml names behind this class. */
public final class ClientHandler extends AbstractHandler implements IExecutableExtension {

	private ClientOrder order;

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		order = ClientOrder.valueOf(data.toString());
	}

	@Override
	public Object execute(ExecutionEvent event) {
		if (HandlerUtil.getActivePart(event) instanceof ClientsView view) {
			List<?> selected = HandlerUtil.getCurrentStructuredSelection(event).toList();
			view.order(order, selected.stream().filter(ManagedClient.class::isInstance).map(ManagedClient.class::cast).toList());
		}
		return null;
	}
}
