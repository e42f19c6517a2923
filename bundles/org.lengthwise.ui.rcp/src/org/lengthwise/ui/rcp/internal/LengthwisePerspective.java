// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.lengthwise.ui.ViewIds;

/** Servers above clients on the left, traffic and statistics on the right. */
public final class LengthwisePerspective implements IPerspectiveFactory {

	static final String ID = "org.lengthwise.ui.rcp.perspective";

	private static final float LEFT = 0.46f;
	private static final float UPPER = 0.36f;

	@Override
	public void createInitialLayout(IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, LEFT, IPageLayout.ID_EDITOR_AREA);
		IFolderLayout left = layout.createFolder("upperLeft", IPageLayout.LEFT, LEFT, IPageLayout.ID_EDITOR_AREA);
		IFolderLayout lowerLeft = layout.createFolder("lowerLeft", IPageLayout.BOTTOM, UPPER, "upperLeft");
		left.addView(ViewIds.SERVERS);
		lowerLeft.addView(ViewIds.CLIENTS);
		right.addView(ViewIds.WELCOME);
		right.addView(ViewIds.TRAFFIC);
		right.addView(ViewIds.STATISTICS);
	}
}
