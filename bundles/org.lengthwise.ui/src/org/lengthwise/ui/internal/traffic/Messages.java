// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import org.eclipse.osgi.util.NLS;

/** What the view Traffic says. */
final class Messages extends NLS {

	static String Traffic_columnNumber;
	static String Traffic_columnTime;
	static String Traffic_columnConnection;
	static String Traffic_columnDirection;
	static String Traffic_columnLength;
	static String Traffic_columnPreview;
	static String Traffic_connection;
	static String Traffic_in;
	static String Traffic_out;
	static String Traffic_noLongerKept;
	static String Traffic_noMessage;
	static String Traffic_count;
	static String Traffic_countDropped;
	static String Traffic_countShown;
	static String Traffic_countPaused;
	static String Traffic_countSelected;
	static String Inspector_nothing;
	static String Inspector_gone;
	static String Inspector_goneCopy;
	static String Inspector_message;
	static String Inspector_layout;
	static String Inspector_noMessage;
	static String Inspector_part;
	static String Inspector_previousPart;
	static String Inspector_nextPart;
	static String Inspector_hex;
	static String Find_label;
	static String Find_hint;
	static String Find_hex;
	static String Find_hexHint;
	static String Find_next;
	static String Find_previous;
	static String Find_close;
	static String Find_searching;
	static String Find_found;
	static String Find_foundWrapped;
	static String Find_notFound;
	static String Choose_title;
	static String Choose_message;

	static {
		NLS.initializeMessages("org.lengthwise.ui.internal.traffic.messages", Messages.class);
	}

	private Messages() {
	}
}
