// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ListSelectionDialog;
import org.lengthwise.traffic.ConnectionLabel;

/** Asks whose messages are to be shown. */
final class ConnectionChoice {

	private ConnectionChoice() {
	}

	/**
	 * Opens a dialog with all connections, the newest first.
	 *
	 * @param chosen those that are chosen now; none for all
	 * @return those to be chosen, none for all; empty if the user cancelled
	 */
	static Optional<Set<ConnectionLabel>> ask(Shell shell, List<ConnectionLabel> connections, Set<ConnectionLabel> chosen) {
		Set<ConnectionLabel> all = new LinkedHashSet<>(connections.reversed());
		all.addAll(chosen); // which may be older than those that can be chosen from
		ListSelectionDialog dialog = ListSelectionDialog.of(all).contentProvider(ArrayContentProvider.getInstance())
				.labelProvider(LabelProvider.createTextProvider(it -> MessageLine.connection((ConnectionLabel) it)))
				.title(Messages.Choose_title).message(Messages.Choose_message).preselect(chosen.isEmpty() ? all.toArray() : chosen.toArray())
				.create(shell);
		if (dialog.open() != Window.OK) {
			return Optional.empty();
		}
		Set<ConnectionLabel> result = Arrays.stream(dialog.getResult()).map(ConnectionLabel.class::cast).collect(Collectors.toSet());
		return Optional.of(result.equals(all) ? Set.of() : result);
	}
}
