// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.ui.internal.clients.Workplace;
import org.lengthwise.ui.internal.servers.ManagedServer.State;
import org.lengthwise.ui.testkit.UserInterface;

@ExtendWith(LogGuard.class)
class ServersControlTest {

	private static final Endpoint FREE_PORT = new Endpoint("127.0.0.1", 0);

	private Workplace workplace;
	private ServerList list;
	private ServersControl control;

	@BeforeEach
	void open() {
		workplace = new Workplace();
		workplace.shell.setLayout(new FillLayout());
		show(workplace.serverList());
	}

	@AfterEach
	void close() throws Exception {
		workplace.close();
	}

	private void show(ServerList servers) {
		if (control != null) {
			control.dispose();
		}
		list = servers;
		control = new ServersControl(workplace.shell, list);
		workplace.shell.open();
		workplace.shell.layout(true);
	}

	private ManagedServer add(Endpoint address) {
		return list.add(new ServerProfile("shown", address, StandardResponder.ECHO, 1000, 10));
	}

	private TreeItem row(int index) {
		return control.viewer().getTree().getItem(index);
	}

	@Test
	void showsAServerAndItsConnections() throws Exception {
		ManagedServer server = add(FREE_PORT);
		UserInterface.await(() -> control.viewer().getTree().getItemCount() == 1);
		assertEquals("Stopped", row(0).getText(1));
		list.start(server);
		UserInterface.await(() -> row(0).getText(1).startsWith("Listening on 127.0.0.1:"));
		Endpoint address = server.address().orElseThrow();
		try (Socket client = new Socket(address.host(), address.port())) {
			UserInterface.await(() -> row(0).getText(2).equals("1") && row(0).getItemCount() == 1);
			assertTrue(row(0).getExpanded());
			assertEquals("127.0.0.1:" + client.getLocalPort(), row(0).getItem(0).getText(0));
		}
		UserInterface.await(() -> row(0).getText(2).equals("0") && row(0).getItemCount() == 0);
	}

	@Test
	void saysWhyAServerCannotStartUntilItCan() throws Exception {
		ManagedServer server;
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			server = add(new Endpoint("127.0.0.1", taken.getLocalPort()));
			list.start(server);
			UserInterface.await(() -> control.problem().startsWith("This server cannot listen on 127.0.0.1:" + taken.getLocalPort()));
			assertTrue(control.problem().contains("Choose another port"), control.problem());
		}
		list.start(server);
		UserInterface.await(() -> server.state() == State.RUNNING && control.problem().isEmpty());
	}

	@Test
	void offersWhatRanBefore() {
		ManagedServer ran = add(FREE_PORT);
		list.start(ran);
		UserInterface.await(() -> ran.state() == State.RUNNING);
		list.close();
		show(workplace.serverList());
		UserInterface.settle();
		Button start = buttons(control).filter(button -> button.getText().equals("Start")).findFirst().orElseThrow();
		assertTrue(start.isVisible());
		start.notifyListeners(SWT.Selection, null);
		UserInterface.await(() -> list.servers().getFirst().state() == State.RUNNING && !start.isVisible());
	}

	@Test
	void doesNotOfferAServerThatCouldNotStart() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			ManagedServer server = add(new Endpoint("127.0.0.1", taken.getLocalPort()));
			list.start(server);
			UserInterface.await(() -> server.failure().isPresent());
		}
		list.close();
		show(workplace.serverList());
		assertTrue(list.interrupted().isEmpty());
	}

	@Test
	void takesNoOrdersForAServerThatWasRemoved() {
		ManagedServer server = add(FREE_PORT);
		list.remove(server);
		UserInterface.await(() -> control.viewer().getTree().getItemCount() == 0);
		list.start(server);
		list.stop(server);
		assertTrue(workplace.servers.running().isEmpty());
	}

	private static Stream<Button> buttons(Composite parent) {
		return Stream.of(parent.getChildren()).flatMap((Control child) -> child instanceof Button button ? Stream.of(button)
				: child instanceof Composite composite ? buttons(composite) : Stream.empty());
	}
}
