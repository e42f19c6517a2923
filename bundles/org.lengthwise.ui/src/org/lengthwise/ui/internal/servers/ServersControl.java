// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lengthwise.server.ServerConnection;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.ui.internal.servers.ServerTreeContent.MoreConnections;
import org.lengthwise.ui.internal.text.Readable;
import org.lengthwise.ui.internal.updates.Tick;

/** The servers and their connections as a tree; what ran before is offered above it, trouble of the selected server told below. */
final class ServersControl extends Composite {

	private static final int SECOND = 1000;
	private static final int LEAST_WIDTH = 200;
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

	private final ServerList list;
	private final ServerTreeContent content = new ServerTreeContent();
	private final ServerRates rates = new ServerRates();
	private final Set<ManagedServer> expandedOnce = new HashSet<>();
	private final Composite offer;
	private final Label offered;
	private final Label hint;
	private final TreeViewer viewer;
	private final Label problem;

	ServersControl(Composite parent, ServerList list) {
		super(parent, SWT.NONE);
		this.list = list;
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		offer = new Composite(this, SWT.NONE);
		offered = new Label(offer, SWT.WRAP);
		fillOffer();
		hint = new Label(this, SWT.WRAP);
		hint.setText(Messages.Servers_none);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).applyTo(hint);
		viewer = new TreeViewer(this, SWT.MULTI | SWT.FULL_SELECTION);
		fillTree();
		problem = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(problem);
		list.changes().refresh(this, this::refresh);
		Tick.every(SECOND, this, this::sample);
		refresh();
	}

	private void fillOffer() {
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(offer);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(offer);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(offered);
		button(offer, Messages.Servers_startThem, list::startInterrupted);
		button(offer, Messages.Servers_dismiss, list::forgetInterrupted);
	}

	private static void button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
	}

	private void fillTree() {
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTree());
		viewer.getTree().setHeaderVisible(true);
		column(Messages.Servers_columnName, 150, SWT.LEFT, this::name);
		column(Messages.Servers_columnState, 195, SWT.LEFT, this::state);
		column(Messages.Servers_columnConnections, 95, SWT.RIGHT, this::connections);
		column(Messages.Servers_columnRate, 90, SWT.RIGHT, this::rate);
		column(Messages.Servers_columnMessages, 85, SWT.RIGHT, element -> counts(element).map(ServersControl::messages).orElse(""));
		column(Messages.Servers_columnBytes, 75, SWT.RIGHT, element -> counts(element).map(ServersControl::bytes).orElse(""));
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(content);
		viewer.setInput(list);
		viewer.addSelectionChangedListener(event -> showProblem());
	}

	private void column(String title, int width, int alignment, Function<Object, String> text) {
		TreeViewerColumn column = new TreeViewerColumn(viewer, alignment);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.getColumn().setResizable(true);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(Object element) {
				return text.apply(element);
			}

			@Override
			public Color getForeground(Object element) {
				return element instanceof ManagedServer server && server.failure().isPresent() ? JFaceColors.getErrorText(getDisplay()) : null;
			}
		});
	}

	private String name(Object element) {
		return switch (element) {
			case ManagedServer server -> server.profile().name();
			case ServerConnection connection -> connection.label().peer();
			case MoreConnections more -> NLS.bind(Messages.Servers_moreConnections, Readable.count(more.number()));
			default -> "";
		};
	}

	private String state(Object element) {
		return switch (element) {
			case ManagedServer server -> words(server);
			case ServerConnection connection -> NLS.bind(Messages.Servers_connectedSince, Readable.age(Duration.between(connection.since(), Instant.now())));
			default -> "";
		};
	}

	private static String words(ManagedServer server) {
		return switch (server.state()) {
			case STOPPED -> Messages.Servers_stopped;
			case STARTING -> Messages.Servers_starting;
			case RUNNING -> NLS.bind(Messages.Servers_running, server.address().map(Object::toString).orElse(""));
			case STOPPING -> Messages.Servers_stopping;
		};
	}

	private String connections(Object element) {
		return element instanceof ManagedServer server ? Readable.count(server.connections().size()) : "";
	}

	private String rate(Object element) {
		return element instanceof ManagedServer server ? Readable.rate(rates.of(server)) : "";
	}

	private static Optional<TrafficCounts> counts(Object element) {
		return switch (element) {
			case ManagedServer server -> Optional.of(server.counts());
			case ServerConnection connection -> Optional.of(connection.counts());
			default -> Optional.empty();
		};
	}

	private static String messages(TrafficCounts counts) {
		return Readable.count(counts.messagesIn() + counts.messagesOut());
	}

	private static String bytes(TrafficCounts counts) {
		return Readable.bytes(counts.bytesIn() + counts.bytesOut());
	}

	/** The tree of servers: the selection provider of the view. */
	TreeViewer viewer() {
		return viewer;
	}

	/** The servers among what is selected. */
	List<ManagedServer> selectedServers() {
		return selected(ManagedServer.class);
	}

	/** The connections among what is selected. */
	List<ServerConnection> selectedConnections() {
		return selected(ServerConnection.class);
	}

	private <T> List<T> selected(Class<T> type) {
		IStructuredSelection selection = viewer.getStructuredSelection();
		return Stream.of(selection.toArray()).filter(type::isInstance).map(type::cast).toList();
	}

	/** What is said below the rows; empty if nothing is. */
	String problem() {
		return problem.getText();
	}

	/** Shows at once what servers there are. */
	void refreshServers() {
		viewer.refresh();
	}

	/** Selects a server. */
	void select(ManagedServer server) {
		refreshServers();
		viewer.setSelection(new StructuredSelection(server), true);
	}

	private void sample() {
		rates.sample(list.servers(), System.nanoTime());
		for (ManagedServer server : list.servers()) {
			viewer.update(server, null);
			if (viewer.getExpandedState(server)) {
				viewer.update(content.getChildren(server), null);
			}
		}
	}

	private void refresh() {
		List<ManagedServer> interrupted = list.interrupted();
		offered.setText(NLS.bind(Messages.Servers_interrupted, interrupted.stream().map(server -> server.profile().name()).collect(Collectors.joining(", "))));
		show(offer, !interrupted.isEmpty());
		show(hint, list.servers().isEmpty());
		viewer.refresh();
		list.servers().stream().filter(server -> !server.connections().isEmpty() && expandedOnce.add(server))
				.forEach(server -> viewer.setExpandedState(server, true));
		showProblem();
		layout(true);
	}

	/** What the first of the selected servers has to tell, or else the first of all. */
	private void showProblem() {
		String sentence = Stream.concat(selectedServers().stream(), list.servers().stream()).flatMap(server -> trouble(server).stream()).findFirst().orElse("");
		problem.setText(sentence.replace("&", "&&"));
		problem.setForeground(JFaceColors.getErrorText(getDisplay())); // each time: the theme can change
		show(problem, !sentence.isEmpty());
		layout(true);
	}

	private static Optional<String> trouble(ManagedServer server) {
		return server.failure().or(() -> server.incident().map(incident -> NLS.bind(Messages.Servers_incident, TIME.format(incident.at()), incident.sentence())));
	}

	private static void show(Control control, boolean shown) {
		((GridData) control.getLayoutData()).exclude = !shown;
		control.setVisible(shown);
	}
}
