// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.lengthwise.ui.internal.updates.Tick;

/**
 * The user's clients: a table of all, and the form of the selected one. Without a selection the form describes a new client, which
 * comes into the list when it is connected.
 */
public final class ClientsControl extends Composite {

	/** Milliseconds between two looks at what nobody tells: counts and round trips. */
	private static final int TICK_MILLIS = 500;
	private static final int[] WEIGHTS = { 35, 65 };

	final ClientTable table;
	final ConnectionForm connection;
	final SendForm sending;
	final PingPongForm pingPong;

	private final ClientList clients;
	private final UserDefaults defaults;
	private final Runnable possibilitiesChanged;
	private final ScrolledComposite scrolled;
	private final Composite form;
	private final RoundTripRates rates = new RoundTripRates();
	private Set<ClientOrder> possible = Set.of();
	/** Whether the user has ordered to connect, and waits for what comes of it. */
	private boolean awaited;

	/** @param possibilitiesChanged is called when other orders than before can succeed for the selected clients */
	public ClientsControl(Composite parent, ClientList clients, UserDefaults defaults, Runnable possibilitiesChanged) {
		super(parent, SWT.NONE);
		this.clients = clients;
		this.defaults = defaults;
		this.possibilitiesChanged = possibilitiesChanged;
		setLayout(new FillLayout());
		SashForm halves = new SashForm(this, SWT.VERTICAL);
		table = new ClientTable(halves, clients, rates);
		scrolled = new ScrolledComposite(halves, SWT.H_SCROLL | SWT.V_SCROLL);
		form = new Composite(scrolled, SWT.NONE);
		form.setLayout(new GridLayout(2, false));
		connection = new ConnectionForm(form, defaults::port, this::order, this::commit);
		sending = new SendForm(form, this::send);
		pingPong = new PingPongForm(form, this::order);
		scrolled.setContent(form);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.addListener(SWT.Resize, event -> fit());
		halves.setWeights(WEIGHTS);

		table.viewer.addSelectionChangedListener(event -> showSelected());
		clients.changes().refresh(this, this::changed);
		Tick.every(TICK_MILLIS, this, this::tick);
		table.selectFirst();
		showSelected();
	}

	/** The table's viewer, whose selection are {@link ManagedClient}s. */
	public TableViewer viewer() {
		return table.viewer;
	}

	/** Goes to where the user writes next. */
	public void focus() {
		(connection.host.isEnabled() ? connection.host : sending.message).setFocus();
	}

	/** Adds a client with what is usual, and goes to its host. */
	public void newClient() {
		commit();
		add(connection.usual());
		connection.host.setFocus();
		connection.host.selectAll();
	}

	private ManagedClient add(Endpoint server) {
		ManagedClient client = clients.add(new ClientProfile(server, defaults.frameLimit()));
		table.refresh();
		table.select(client);
		return client;
	}

	/** Carries out an order for those of these clients for which it can succeed. */
	void order(ClientOrder order, List<ManagedClient> which) {
		which.stream().filter(order::isPossible).forEach(client -> {
			switch (order) {
				case CONNECT -> connect(client);
				case DISCONNECT -> client.disconnect();
				case PAUSE -> client.pause();
				case RESUME -> client.resume();
				case STOP_PLAYING -> client.stopPlaying();
				case REMOVE -> remove(client);
				default -> throw new IllegalArgumentException(order.toString());
			}
		});
		changed();
	}

	/** An order from the form: for the client that it shows. */
	private void order(ClientOrder order) {
		Optional<ManagedClient> client = table.first();
		if (client.isEmpty() && order == ClientOrder.CONNECT) {
			connection.read().map(this::add).ifPresent(ManagedClient::connect);
			changed();
		} else {
			order(order, client.stream().toList());
		}
	}

	private void connect(ManagedClient client) {
		if (!isShown(client)) {
			client.connect();
		} else if (connection.read().isPresent()) {
			commit();
			client.connect();
		}
	}

	private boolean isShown(ManagedClient client) {
		return table.first().filter(client::equals).isPresent();
	}

	private void remove(ManagedClient client) {
		List<ManagedClient> before = clients.clients();
		int place = before.indexOf(client);
		clients.remove(client);
		table.refresh();
		List<ManagedClient> left = clients.clients();
		if (table.selection().isEmpty() && !left.isEmpty()) {
			table.select(left.get(Math.min(place, left.size() - 1)));
		}
	}

	/** Keeps what the form says about its client, if that can be. */
	private void commit() {
		if (isDisposed()) {
			return; // the focus leaves a field because the view is closed
		}
		table.first().filter(ManagedClient::canConnect).ifPresent(client -> connection.read()
				.filter(server -> !server.equals(client.profile().server()))
				.ifPresent(server -> clients.edit(client, new ClientProfile(server, client.profile().frameLimit()))));
	}

	private void send(BodyFormat format, byte[] body) {
		Optional<ManagedClient> client = table.first();
		if (client.isEmpty()) {
			sending.refuse(Messages.Send_notConnected);
		} else if (pingPong.isWanted() || client.get().isPlaying()) {
			client.get().play(pingPong.settings(format), body);
		} else {
			client.get().send(body);
		}
	}

	/** What was told can bring sentences; what is only counted cannot. */
	private void changed() {
		refresh();
		fit();
	}

	private void tick() {
		rates.sample(clients.clients(), System.nanoTime());
		refresh();
	}

	/** Called by the table: it must not be changed from here, or others would hear of two selections in the wrong order. */
	private void showSelected() {
		Optional<ManagedClient> client = table.first();
		connection.show(client);
		sending.show(client);
		showState();
		fit();
	}

	/** Sentences come and go, and wrap: what does not fit can be scrolled to. */
	private void fit() {
		int width = Math.max(scrolled.getClientArea().width, form.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
		Point size = form.computeSize(width, SWT.DEFAULT);
		if (size.x != scrolled.getMinWidth() || size.y != scrolled.getMinHeight()) {
			scrolled.setMinSize(size);
		}
	}

	private void refresh() {
		boolean noneBefore = table.isEmpty();
		table.refresh();
		if (noneBefore && !table.isEmpty() && table.first().isEmpty()) {
			table.selectFirst(); // added elsewhere: what the form described was none of them
		} else {
			showState();
		}
	}

	/** Connected, the user goes on with a message; refused, with the host; unless the focus is somewhere else by now. */
	private void goOn() {
		Control focus = getDisplay().getFocusControl();
		if (focus == null || !focus.isEnabled() || focus.getParent() == form || focus.getParent().getParent() == form) {
			focus();
		}
	}

	private void showState() {
		Optional<ManagedClient> client = table.first();
		boolean wasThere = connection.hasFocus();
		connection.refresh(client);
		sending.refresh();
		awaited |= wasThere && !connection.host.isEnabled();
		if (awaited && (connection.host.isEnabled() || client.filter(ManagedClient::canSend).isPresent())) {
			awaited = false;
			goOn();
		}
		pingPong.refresh(client, client.map(rates::perSecond).orElse(0.0));
		Set<ClientOrder> now = EnumSet.noneOf(ClientOrder.class);
		table.selection().forEach(one -> EnumSet.allOf(ClientOrder.class).stream().filter(order -> order.isPossible(one)).forEach(now::add));
		if (!now.equals(possible)) {
			possible = now;
			possibilitiesChanged.run();
		}
	}
}
