// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.welcome;

import org.eclipse.osgi.util.NLS;

/** The strings of the view Welcome. */
final class Messages extends NLS {

	public static String Welcome_title;
	public static String Welcome_what;
	public static String Welcome_playTitle;
	public static String Welcome_play;
	public static String Welcome_playButton;
	public static String Welcome_connectTitle;
	public static String Welcome_connect;
	public static String Welcome_host;
	public static String Welcome_port;
	public static String Welcome_portName;
	public static String Welcome_connectButton;
	public static String Welcome_serveTitle;
	public static String Welcome_serve;
	public static String Welcome_serveButton;
	public static String Welcome_serverName;
	public static String Welcome_ball;

	static {
		initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
