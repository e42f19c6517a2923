// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.ui.internal.text.NumberField;

/** Where a client connects to, its state in words, and the buttons to connect and disconnect. */
final class ConnectionForm {

	private static final int LEAST_WIDTH = 80;
	private static final int PORT_DIGITS = 7;
	private static final String USUAL_HOST = "localhost";

	final Text host;
	final Text port;
	final Button connect;
	final Button disconnect;
	final Sentence problem;
	final Sentence state;

	private final IntSupplier usualPort;

	/**
	 * In a grid of two columns.
	 *
	 * @param usualPort what is filled in for a new client; asked for each
	 * @param ordered is given what the user orders: to connect or to disconnect
	 * @param edited is called when the user leaves a field
	 */
	ConnectionForm(Composite parent, IntSupplier usualPort, Consumer<ClientOrder> ordered, Runnable edited) {
		this.usualPort = usualPort;
		new Label(parent, SWT.NONE).setText(Messages.Connection_host);
		Composite row = row(parent, 5);
		host = field(row, ordered, edited);
		host.setLayoutData(rest());
		new Label(row, SWT.NONE).setText(Messages.Connection_port);
		port = field(row, ordered, edited);
		GridData width = new GridData();
		width.widthHint = port.computeSize(SWT.DEFAULT, SWT.DEFAULT).y * PORT_DIGITS / 3;
		port.setLayoutData(width);
		connect = button(row, Messages.Connection_connect, () -> ordered.accept(ClientOrder.CONNECT));
		disconnect = button(row, Messages.Connection_disconnect, () -> ordered.accept(ClientOrder.DISCONNECT));
		problem = new Sentence(parent);
		state = new Sentence(parent);
		fill(usual());
	}

	/** A row of widgets in the second column. */
	static Composite row(Composite parent, int columns) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(columns, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		row.setLayout(layout);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		return row;
	}

	/** The place of a field that takes the room which the others leave, and needs little. */
	static GridData rest() {
		GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
		place.widthHint = LEAST_WIDTH;
		return place;
	}

	/** A button that does something. */
	static Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private Text field(Composite row, Consumer<ClientOrder> ordered, Runnable edited) {
		Text field = new Text(row, SWT.BORDER | SWT.SINGLE);
		field.addListener(SWT.DefaultSelection, event -> ordered.accept(ClientOrder.CONNECT));
		field.addListener(SWT.Modify, this::modified);
		field.addListener(SWT.FocusOut, event -> edited.run());
		return field;
	}

	private void modified(Event event) {
		problem.show("");
	}

	/** Shows another client, or one that is not in the list yet. */
	void show(Optional<ManagedClient> client) {
		fill(client.map(one -> one.profile().server()).orElseGet(this::usual));
		refresh(client);
	}

	/** Shows what changed about the client; what the user is writing stays. */
	void refresh(Optional<ManagedClient> client) {
		String words = client.map(ClientWords::state).orElse(Messages.State_notConnected); // first: what follows is no older
		boolean canConnect = client.map(ManagedClient::canConnect).orElse(true);
		host.setEnabled(canConnect);
		port.setEnabled(canConnect);
		connect.setEnabled(canConnect);
		disconnect.setEnabled(client.map(ManagedClient::canDisconnect).orElse(false));
		if (client.map(ClientWords::isTrouble).orElse(false)) {
			state.showProblem(words);
		} else {
			state.show(words);
		}
	}

	/** Whether the user is where a connection is described or ordered. */
	boolean hasFocus() {
		return host.isFocusControl() || port.isFocusControl() || connect.isFocusControl();
	}

	/** A new client's server. */
	Endpoint usual() {
		return new Endpoint(USUAL_HOST, usualPort.getAsInt());
	}

	private void fill(Endpoint server) {
		host.setText(server.host());
		port.setText(Integer.toString(server.port()));
		problem.show("");
	}

	/** What the user wrote; if it is no host and port, this says so and is empty. */
	Optional<Endpoint> read() {
		try {
			Endpoint server = parse(host.getText().strip(), port.getText().strip());
			problem.show("");
			return Optional.of(server);
		} catch (IllegalArgumentException e) {
			problem.showProblem(e.getMessage());
			return Optional.empty();
		}
	}

	private static Endpoint parse(String host, String port) {
		if (host.isEmpty()) {
			throw new IllegalArgumentException(Messages.Connection_noHost);
		}
		return new Endpoint(host, NumberField.parse(Messages.Connection_portName, port, 1, Endpoint.LARGEST_PORT));
	}
}
