// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import org.eclipse.osgi.util.NLS;

/** What the view Traffic says. */
final class Messages extends NLS {

	public static String Traffic_columnNumber;
	public static String Traffic_columnTime;
	public static String Traffic_columnConnection;
	public static String Traffic_columnDirection;
	public static String Traffic_columnLength;
	public static String Traffic_columnPreview;
	public static String Traffic_connection;
	public static String Traffic_connectionOfClient;
	public static String Traffic_in;
	public static String Traffic_out;
	public static String Traffic_noLongerKept;
	public static String Traffic_noMessage;
	public static String Traffic_count;
	public static String Traffic_countOne;
	public static String Traffic_countDropped;
	public static String Traffic_countShown;
	public static String Traffic_countPaused;
	public static String Traffic_countSelected;
	public static String Inspector_nothing;
	public static String Inspector_gone;
	public static String Inspector_goneCopy;
	public static String Inspector_message;
	public static String Inspector_noMessage;
	public static String Inspector_part;
	public static String Inspector_previousPart;
	public static String Inspector_nextPart;
	public static String Inspector_hex;
	public static String Find_label;
	public static String Find_hint;
	public static String Find_hex;
	public static String Find_hexHint;
	public static String Find_next;
	public static String Find_previous;
	public static String Find_close;
	public static String Find_searching;
	public static String Find_found;
	public static String Find_foundWrapped;
	public static String Find_notFound;
	public static String Find_nothing;
	public static String Choose_title;
	public static String Choose_message;

	static {
		NLS.initializeMessages("org.lengthwise.ui.internal.traffic.messages", Messages.class);
	}

	private Messages() {
	}
}
