// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.actions.ContributionItemFactory;

/** The menu Show View: the platform's own list of views. */
public final class ShowViewItems extends CompoundContributionItem {

	@Override
	protected IContributionItem[] getContributionItems() {
		return new IContributionItem[] {ContributionItemFactory.VIEWS_SHORTLIST.create(PlatformUI.getWorkbench().getActiveWorkbenchWindow())};
	}
}
