// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

/** The strings of the preference page. */
final class Messages extends NLS {

	public static String Preferences_explanation;
	public static String Preferences_port;
	public static String Preferences_frameLimit;
	public static String Preferences_maxConnections;
	public static String Preferences_updatePeriod;
	public static String Preferences_rowsKept;
	public static String Preferences_fontHint;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
