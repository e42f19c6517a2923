// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.rcp.internal;

import org.eclipse.osgi.util.NLS;

/** The strings of the product's start. */
final class Messages extends NLS {

	public static String Workspace_title;
	public static String Workspace_refused;
	public static String Workspace_inUse;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
