// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.ui.testkit.UserInterface.await;
import static org.lengthwise.ui.testkit.UserInterface.settle;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.server.MessageServer;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.ui.internal.clients.ManagedClient.State;
import org.lengthwise.ui.internal.preferences.UserDefaults;
import org.osgi.service.prefs.BackingStoreException;

@ExtendWith(LogGuard.class)
class ClientsControlTest {

	private Workplace workplace;
	private ClientList clients;
	private MessageServer server;
	private ClientsControl control;
	private int possibilities;

	@BeforeEach
	void open() throws IOException {
		workplace = new Workplace();
		server = workplace.echo();
		clients = workplace.clientList();
		show();
	}

	private void show() {
		workplace.shell.setLayout(new FillLayout());
		control = new ClientsControl(workplace.shell, clients, UserDefaults.of(InstanceScope.INSTANCE), () -> possibilities++);
		workplace.shell.layout();
		workplace.shell.open();
	}

	@AfterEach
	void close() throws BackingStoreException {
		workplace.close();
	}

	@Test
	void fillsInWhatIsUsual() {
		assertEquals("localhost", control.connection.host.getText());
		assertEquals("9898", control.connection.port.getText());
		assertTrue(control.connection.connect.isEnabled());
		assertFalse(control.connection.disconnect.isEnabled());
		assertFalse(control.sending.send.isEnabled());
		assertEquals("Not connected", control.connection.state.text());
		assertEquals("Text is sent as UTF-8", control.sending.hint.text());
	}

	@Test
	void connectsByEnter() {
		connect(server.address());
		assertTrue(control.connection.state.text().matches("Connected since \\d\\d:\\d\\d:\\d\\d to 127.0.0.1:\\d+"), control.connection.state.text());
		assertFalse(control.connection.connect.isEnabled());
		assertFalse(control.connection.host.isEnabled());
		assertTrue(control.connection.disconnect.isEnabled());
		await(() -> control.connection.state.text().equals(row(0, 1)));
		assertEquals(List.of(client()), control.viewer().getStructuredSelection().toList());
	}

	@Test
	void goesOnWithTheMessageWhenConnectedAndWithTheConnectionWhenRefused() {
		control.connection.host.setFocus();
		connect(server.address());
		await(() -> control.sending.message.isFocusControl());
		server.close();
		await(() -> control.connection.connect.isEnabled());
		control.connection.port.setFocus();
		control.connection.port.notifyListeners(SWT.DefaultSelection, null);
		// the port keeps the focus where the refusal was quicker than the look that takes it away; else the host gets it
		await(() -> control.connection.state.isProblem() && control.connection.hasFocus());
	}

	@Test
	void sendsByEnterAndShowsWhatComesBack() {
		connect(server.address());
		send("Grüße & more");
		await(() -> control.sending.received.text().equals("Last received: Grüße & more"));
		await(() -> row(0, 2).equals("1") && row(0, 3).equals("1"));
	}

	@Test
	void sendsByControlEnter() {
		connect(server.address());
		control.sending.message.setText("hello");
		key(control.sending.message, SWT.CR, SWT.MOD1);
		await(() -> control.sending.received.text().endsWith(": hello"));
	}

	@Test
	void sendsHex() {
		connect(server.address());
		control.sending.format.select(BodyFormat.HEX.ordinal());
		control.sending.format.notifyListeners(SWT.Selection, new Event());
		assertEquals(BodyFormat.HEX.hint(), control.sending.hint.text());
		send("48 69");
		await(() -> control.sending.received.text().endsWith(": Hi"));
	}

	@Test
	void playsWithTwoBallsPausesResumesAndStops() {
		connect(server.address());
		control.pingPong.check.setSelection(true);
		send("first");
		await(() -> control.pingPong.play.text().startsWith("one ball in play"));
		send("second");
		await(() -> control.pingPong.play.text().startsWith("2 balls in play"));
		assertFalse(control.pingPong.check.isEnabled());

		click(control.pingPong.pause);
		await(() -> control.pingPong.play.text().startsWith("Paused: 2 balls in play"));
		await(() -> client().counts().messagesIn() == client().counts().messagesOut());
		long held = client().pingPong().orElseThrow().roundTrips();
		settle();
		assertEquals(held, client().pingPong().orElseThrow().roundTrips());
		assertFalse(control.pingPong.pause.isEnabled());

		click(control.pingPong.resume);
		await(() -> client().pingPong().orElseThrow().roundTrips() > held);
		await(() -> !row(0, 4).isEmpty() && !row(0, 4).equals("0"));
		workplace.screenshot("clients-playing");

		click(control.pingPong.stop);
		await(() -> control.pingPong.play.text().startsWith("Over after"));
		assertEquals(State.CONNECTED, client().state());
		assertFalse(control.pingPong.stop.isEnabled());
		assertTrue(control.pingPong.check.isEnabled());
		await(() -> row(0, 4).isEmpty());
	}

	@Test
	void eachSendAddsABallWhileItPlays() {
		connect(server.address());
		control.pingPong.check.setSelection(true);
		send("first");
		await(() -> client().balls() == 1);
		control.pingPong.check.setSelection(false);
		send("second");
		await(() -> client().balls() == 2);
	}

	@Test
	void playsAsManyRoundsAsAreSaid() {
		connect(server.address());
		control.pingPong.check.setSelection(true);
		control.pingPong.rounds.setSelection(5);
		send("ball");
		await(() -> control.pingPong.play.text().equals("Over after 5 round trips"));
		assertFalse(control.pingPong.pause.isEnabled());
		send("again");
		await(() -> client().counts().messagesIn() == 10);
	}

	@Test
	void limitsThePlayUnlessTheUserSaysOtherwise() {
		assertEquals(60, control.pingPong.seconds.getSelection());
		assertEquals(60, control.pingPong.settings(BodyFormat.TEXT).time().toSeconds());
	}

	@Test
	void disconnects() {
		connect(server.address());
		click(control.connection.disconnect);
		await(() -> control.connection.state.text().startsWith("We closed the connection, in order, at "));
		assertFalse(control.connection.state.isProblem());
		assertTrue(control.connection.connect.isEnabled());
		assertFalse(control.sending.send.isEnabled());
	}

	@Test
	void saysThatTheServerDisconnected() {
		connect(server.address());
		control.pingPong.check.setSelection(true);
		send("ball");
		await(() -> client().isPlaying());
		Thread.ofVirtual().start(server::close);
		await(() -> control.connection.state.text().startsWith("Closed by the peer, in order, at "));
		assertFalse(client().isPlaying());
		assertFalse(control.pingPong.stop.isEnabled());
		assertTrue(control.connection.connect.isEnabled());
	}

	@Test
	void saysThatTheServerReset() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open()) {
			connectTo("127.0.0.1", Integer.toString(listener.port()));
			listener.accept().reset();
			await(() -> control.connection.state.text().startsWith("Reset by the peer at "));
			assertTrue(control.connection.state.isProblem());
		}
	}

	@Test
	void saysThatWhatCameIsNoMessage() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open()) {
			connectTo("127.0.0.1", Integer.toString(listener.port()));
			try (ScriptedPeer peer = listener.accept()) {
				peer.sendHex("ff ff ff ff");
				await(() -> control.connection.state.text().contains("what came is no message"));
				assertTrue(control.connection.state.isProblem());
			}
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {
			"localhost, 0, Port '0': a number from 1 to",
			"localhost, 70000, Port '70000': a number from 1 to",
			"localhost, x, Port 'x': a number from 1 to",
			"localhost, \"\", Port '': a number from 1 to",
			"\" \", 9898, No host given: enter the name or the address of the server's machine" })
	void refusesWhatIsNoServer(String host, String port, String sentence) {
		connectTo(host, port);
		assertTrue(control.connection.problem.text().startsWith(sentence), control.connection.problem.text());
		assertTrue(control.connection.problem.isProblem());
		assertEquals(List.of(), clients.clients());
		connect(server.address());
		assertEquals("", control.connection.problem.text());
	}

	@Test
	void saysThatNobodyListens() throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		connectTo("127.0.0.1", Integer.toString(port));
		await(() -> control.connection.state.text().startsWith("Not connected at "));
		assertTrue(control.connection.state.isProblem());
		assertTrue(control.connection.state.text().contains("127.0.0.1:" + port), control.connection.state.text());
		connect(server.address());
		assertEquals(1, clients.clients().size());
		assertEquals(server.address().toString(), row(0, 0));
		assertFalse(control.connection.state.isProblem());
	}

	@Test
	void saysWhyTheServiceRefusesToConnect() {
		ManagedClient client = clients.add(new ClientProfile(server.address(), 3));
		await(() -> control.table.first().isPresent());
		click(control.connection.connect);
		await(() -> control.connection.state.text().startsWith("Not connected: limit of 3 bytes"));
		assertTrue(control.connection.state.isProblem());
		clients.edit(client, new ClientProfile(server.address(), 64));
		connect(server.address());
		assertFalse(control.connection.state.isProblem());
	}

	@Test
	void describesEachNewClientWithThePortThatIsPreferredThen() {
		IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(UserDefaults.NODE);
		try {
			preferences.putInt(UserDefaults.PORT, 1234);
			control.newClient();
			assertEquals("1234", control.connection.port.getText());
			assertEquals(1234, client().profile().server().port());
		} finally {
			preferences.remove(UserDefaults.PORT);
		}
	}

	@Test
	void saysThatAHostIsUnknown() {
		connectTo("no-such-host.invalid", "9898");
		await(() -> control.connection.state.text().contains("cannot look up no-such-host.invalid: no address is known"));
		assertTrue(control.connection.state.isProblem());
		control.sending.format.select(BodyFormat.HEX.ordinal());
		send("486");
		workplace.screenshot("clients-problems");
	}

	@Test
	void refusesHalfAByteAndGoesOn() {
		connect(server.address());
		control.sending.format.select(BodyFormat.HEX.ordinal());
		send("486");
		assertTrue(control.sending.hint.isProblem());
		assertTrue(control.sending.hint.text().startsWith("3 hex digits are no whole bytes"), control.sending.hint.text());
		send("48");
		assertFalse(control.sending.hint.isProblem());
		await(() -> control.sending.received.text().endsWith(": H"));
		assertEquals(1, client().counts().messagesOut());
	}

	@Test
	void refusesAFrameOverTheLimitAndGoesOn() {
		clients.add(new ClientProfile(server.address(), 64));
		await(() -> control.table.first().isPresent());
		connect(server.address());
		send("x".repeat(61));
		await(() -> control.sending.hint.isProblem());
		assertTrue(control.sending.hint.text().contains("64"), control.sending.hint.text());
		send("short");
		await(() -> control.sending.received.text().endsWith(": short"));
		assertFalse(control.sending.hint.isProblem());
	}

	@Test
	void saysWhyNothingIsSentWithoutAConnection() {
		send("lost");
		assertEquals("Not connected: connect first", control.sending.hint.text());
		assertTrue(control.sending.hint.isProblem());
	}

	@Test
	void bringsBackWhatWasSentWithTheArrowKeys() {
		connect(server.address());
		Text message = control.sending.message;
		send("one");
		send("two");
		message.setText("thr");
		key(message, SWT.ARROW_UP, 0);
		assertEquals("two", message.getText());
		key(message, SWT.ARROW_UP, 0);
		assertEquals("one", message.getText());
		key(message, SWT.ARROW_UP, 0);
		assertEquals("one", message.getText());
		key(message, SWT.ARROW_DOWN, 0);
		key(message, SWT.ARROW_DOWN, 0);
		assertEquals("thr", message.getText());
	}

	@Test
	void showsTheFormOfTheSelectedClient() {
		connect(server.address());
		control.newClient();
		assertEquals(2, clients.clients().size());
		assertEquals("localhost", control.connection.host.getText());
		assertEquals("Not connected", control.connection.state.text());
		select(0);
		assertEquals("127.0.0.1", control.connection.host.getText());
		assertTrue(control.connection.state.text().startsWith("Connected"));
	}

	@Test
	void keepsTheSelectionWhenOtherClientsComeAndGo() {
		connect(server.address());
		ManagedClient other = clients.add(new ClientProfile(new Endpoint("localhost", 1), 64));
		await(() -> control.viewer().getTable().getItemCount() == 2);
		assertEquals(List.of(client()), control.viewer().getStructuredSelection().toList());
		clients.remove(other);
		await(() -> control.viewer().getTable().getItemCount() == 1);
		assertEquals(List.of(client()), control.viewer().getStructuredSelection().toList());
	}

	@Test
	void disconnectsAClientThatIsRemoved() {
		connect(server.address());
		ManagedClient removed = client();
		control.order(ClientOrder.REMOVE, List.of(removed));
		assertEquals(0, control.viewer().getTable().getItemCount());
		assertEquals("Not connected", control.connection.state.text());
		await(() -> server.connections().isEmpty() && removed.state() == State.ENDED);
		removed.connect();
		assertEquals(State.ENDED, removed.state());
	}

	@Test
	void tellsWhenOtherOrdersArePossible() {
		int before = possibilities;
		connect(server.address());
		await(() -> possibilities > before);
		assertFalse(ClientOrder.CONNECT.isPossible(client()));
		assertTrue(ClientOrder.DISCONNECT.isPossible(client()));
		settle();
		int connected = possibilities;
		send("hello");
		await(() -> control.sending.received.text().endsWith(": hello"));
		settle();
		assertEquals(connected, possibilities);
	}

	@Test
	void keepsTheClientsOverARestart() {
		connectTo("127.0.0.1", Integer.toString(server.address().port()));
		control.newClient();
		control.connection.port.setText("1234");
		control.connection.port.notifyListeners(SWT.FocusOut, new Event());
		control.dispose();
		clients = workplace.clientList();
		show();
		assertEquals(server.address().toString(), row(0, 0));
		assertEquals("localhost:1234", row(1, 0));
		assertEquals("Not connected", row(0, 1));
		assertEquals(Integer.toString(server.address().port()), control.connection.port.getText());
	}

	private void connect(Endpoint address) {
		connectTo(address.host(), Integer.toString(address.port()));
		await(() -> control.connection.state.text().startsWith("Connected since "));
	}

	private void connectTo(String host, String port) {
		control.connection.host.setText(host);
		control.connection.port.setText(port);
		control.connection.port.notifyListeners(SWT.DefaultSelection, new Event());
	}

	private void send(String text) {
		control.sending.message.setText(text);
		control.sending.message.notifyListeners(SWT.DefaultSelection, new Event());
	}

	private static void click(Button button) {
		assertTrue(button.isEnabled(), button.getText());
		button.notifyListeners(SWT.Selection, new Event());
	}

	private static void key(Text field, int keyCode, int modifiers) {
		Event event = new Event();
		event.keyCode = keyCode;
		event.stateMask = modifiers;
		field.notifyListeners(SWT.KeyDown, event);
	}

	private void select(int index) {
		control.table.select(clients.clients().get(index));
	}

	private ManagedClient client() {
		return clients.clients().getFirst();
	}

	private String row(int index, int column) {
		return control.viewer().getTable().getItem(index).getText(column);
	}
}
