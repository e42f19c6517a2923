// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.text;

import org.eclipse.osgi.util.NLS;

/** The strings of what is read and written as text. */
final class Messages extends NLS {

	public static String Number_expected;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
