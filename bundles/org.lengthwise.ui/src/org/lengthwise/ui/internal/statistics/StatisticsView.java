// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.servers.ServerList;

import jakarta.inject.Inject;

/** Rates and round-trip times, as numbers and as a chart. */
public final class StatisticsView extends ViewPart {

	@Inject
	@Service
	private ClientList clients;

	@Inject
	@Service
	private ServerList servers;

	private StatisticsControl control;

	@Override
	public void createPartControl(Composite parent) {
		control = new StatisticsControl(parent, clients, servers);
	}

	@Override
	public void setFocus() {
		control.focus();
	}
}
