// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lengthwise.ui.ViewIds;

/** Carries out the commands of the view Servers; plugin.xml says behind the class name which one. */
public final class ServersHandler extends AbstractHandler implements IExecutableExtension {

	private static final Map<String, Consumer<ServersView>> ACTIONS = Map.of(
			"add", ServersView::add,
			"edit", ServersView::edit,
			"start", ServersView::start,
			"stop", ServersView::stop,
			"remove", ServersView::remove,
			"closeConnections", ServersView::closeConnections);

	private Consumer<ServersView> action;

	@Override
	public void setInitializationData(IConfigurationElement element, String attribute, Object data) {
		action = ACTIONS.get(data);
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
		try {
			action.accept((ServersView) page.showView(ViewIds.SERVERS));
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		return null;
	}
}
