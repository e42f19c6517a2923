// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.ui.internal.text.Readable;

/** A row for each client. A refreshment touches only the rows whose words changed; the selection stays on its clients. */
final class ClientTable {

	/** What a row says, column by column. */
	private record Row(List<String> cells) {
	}

	final TableViewer viewer;

	private final ClientList clients;
	private final RoundTripRates rates;
	private final Map<ManagedClient, Row> rows = new HashMap<>();
	private List<ManagedClient> shown = List.of();

	/** @param rates is sampled by somebody else */
	ClientTable(Composite parent, ClientList clients, RoundTripRates rates) {
		this.clients = clients;
		this.rates = rates;
		Composite place = new Composite(parent, SWT.NONE);
		TableColumnLayout layout = new TableColumnLayout();
		place.setLayout(layout);
		viewer = new TableViewer(place, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.setUseHashlookup(true);
		viewer.setContentProvider((IStructuredContentProvider) input -> shown.toArray());
		column(layout, 0, Messages.Clients_columnServer, SWT.LEFT, 25, 100);
		column(layout, 1, Messages.Clients_columnState, SWT.LEFT, 50, 120);
		column(layout, 2, Messages.Clients_columnOut, SWT.RIGHT, 10, 60);
		column(layout, 3, Messages.Clients_columnIn, SWT.RIGHT, 10, 60);
		column(layout, 4, Messages.Clients_columnRate, SWT.RIGHT, 12, 110);
		refresh();
		viewer.setInput(clients);
	}

	private void column(TableColumnLayout layout, int index, String title, int alignment, int weight, int least) {
		TableViewerColumn column = new TableViewerColumn(viewer, alignment);
		column.getColumn().setText(title);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(client -> rows.get(client).cells().get(index)));
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, least, true));
	}

	/** The selected clients, in the order of the table. */
	@SuppressWarnings("unchecked")
	List<ManagedClient> selection() {
		return viewer.getStructuredSelection().toList();
	}

	/** The client whose form is shown. */
	Optional<ManagedClient> first() {
		return selection().stream().findFirst();
	}

	/** Whether it shows no client. */
	boolean isEmpty() {
		return shown.isEmpty();
	}

	/** Selects a client alone. */
	void select(ManagedClient client) {
		viewer.setSelection(new StructuredSelection(client), true);
	}

	/** Selects the first client, if there is one. */
	void selectFirst() {
		shown.stream().findFirst().ifPresent(this::select);
	}

	/** Shows what changed. */
	void refresh() {
		List<ManagedClient> now = clients.clients();
		rows.keySet().retainAll(now);
		boolean sameClients = now.equals(shown);
		shown = now;
		for (ManagedClient client : now) {
			Row row = row(client);
			if (!row.equals(rows.put(client, row)) && sameClients) {
				viewer.update(client, null);
			}
		}
		if (!sameClients) {
			viewer.refresh();
		}
	}

	private Row row(ManagedClient client) {
		TrafficCounts counts = client.counts();
		return new Row(List.of(client.profile().server().toString(), ClientWords.state(client), Readable.count(counts.messagesOut()),
				Readable.count(counts.messagesIn()), client.isPlaying() ? Readable.rate(rates.perSecond(client)) : ""));
	}
}
