// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lengthwise.ui.ViewIds;

/** Adds a client, in the view of clients, which it shows. */
public final class NewClientHandler extends AbstractHandler {

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			if (HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(ViewIds.CLIENTS) instanceof ClientsView view) {
				view.newClient();
			}
			return null;
		} catch (PartInitException e) {
			throw new ExecutionException("the view of clients cannot be shown", e);
		}
	}
}
