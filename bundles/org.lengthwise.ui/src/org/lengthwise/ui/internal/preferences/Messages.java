// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

/** The strings of the preference page. */
final class Messages extends NLS {

	static String Preferences_explanation;
	static String Preferences_port;
	static String Preferences_frameLimit;
	static String Preferences_maxConnections;
	static String Preferences_updatePeriod;
	static String Preferences_rowsKept;
	static String Preferences_fontHint;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
