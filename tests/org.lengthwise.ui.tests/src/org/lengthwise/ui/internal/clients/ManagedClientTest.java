// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.client.MessageClients;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.server.MessageServer;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.ui.internal.clients.ManagedClient.State;
import org.lengthwise.ui.internal.text.Readable;
import org.osgi.service.prefs.BackingStoreException;

@ExtendWith(LogGuard.class)
class ManagedClientTest {

	private static final byte[] BALL = "ball".getBytes(StandardCharsets.UTF_8);
	private static final PingPongSettings UNLIMITED = new PingPongSettings(0, Duration.ZERO, Reversal.BYTES);

	private Workplace workplace;
	private ClientList list;

	@BeforeEach
	void open() {
		workplace = new Workplace();
	}

	@AfterEach
	void close() throws BackingStoreException {
		workplace.close();
	}

	@Test
	void connectsOnceHoweverOftenItIsTold() {
		PendingClients service = new PendingClients();
		ManagedClient client = client(service);
		client.connect();
		client.connect();
		assertEquals(1, service.attempts());
		assertEquals(State.CONNECTING, client.state());
		assertEquals("Connecting to localhost:9898 …", ClientWords.state(client));
		assertFalse(client.canConnect());
		assertTrue(client.canDisconnect());
	}

	@Test
	void givesUpConnecting() {
		PendingClients service = new PendingClients();
		ManagedClient client = client(service);
		client.connect();
		client.disconnect();
		assertEquals(State.DISCONNECTING, client.state());
		assertFalse(client.canDisconnect());
		client.connect();
		assertEquals(1, service.attempts());
		service.endAttempt();
		assertEquals(State.ENDED, client.state());
		assertTrue(ClientWords.state(client).startsWith("Not connected: given up at "), ClientWords.state(client));
		assertFalse(ClientWords.isTrouble(client));
		client.connect();
		assertEquals(2, service.attempts());
		assertEquals(State.CONNECTING, client.state());
	}

	@Test
	void givesUpConnectingWhenItIsRemoved() {
		PendingClients service = new PendingClients();
		ClientList list = workplace.clientList(service);
		ManagedClient client = list.add(profile(9898));
		client.connect();
		list.remove(client);
		Conditions.await("the attempt is given up", () -> client.state() == State.DISCONNECTING);
		service.endAttempt();
		client.connect();
		assertEquals(1, service.attempts());
		client.send(BALL);
		assertEquals("Not connected: connect first", client.sendProblem().orElseThrow());
	}

	@Test
	void saysWhenALimitFitsNoLayout() {
		ManagedClient client = workplace.clientList().add(new ClientProfile(new Endpoint("localhost", 9898), 3));
		client.connect();
		assertEquals(State.NEW, client.state());
		assertTrue(client.refusal().orElseThrow().contains("3"), client.refusal().orElseThrow());
		assertEquals("Not connected: " + client.refusal().orElseThrow(), ClientWords.state(client));
		assertTrue(ClientWords.isTrouble(client));
	}

	@Test
	void saysThatTheServiceIsClosed() throws IOException {
		ManagedClient client = connected(workplace.echo());
		client.disconnect();
		Conditions.await("it has ended", client::canConnect);
		workplace.clients.close();
		client.connect();
		assertTrue(ClientWords.state(client).startsWith("Not connected: "), ClientWords.state(client));
		assertTrue(ClientWords.isTrouble(client));
	}

	@Test
	void aFailureThatComesLateIsNoneOfTheNextConnection() {
		PendingClients service = new PendingClients();
		ClientList list = workplace.clientList(service);
		ManagedClient client = list.add(profile(9898));
		client.connect();
		client.send(BALL);
		client.send(BALL); // begins only when the one before has failed
		client.disconnect();
		service.endAttempt();
		client.connect();
		service.failSends();
		list.close(); // returns when both have failed
		assertEquals(2, service.failedSends());
		assertEquals("", client.sendProblem().orElse(""));
	}

	@Test
	void saysWhatWasNotSentAtTheEnd() {
		PendingClients service = new PendingClients();
		ManagedClient client = client(service);
		client.connect();
		service.tellUnsent(1234);
		assertEquals("A message of " + Readable.count(1234) + " bytes was not sent: the connection has ended", client.sendProblem().orElseThrow());
	}

	@Test
	void playsAgainAfterAStop() throws IOException {
		ManagedClient client = connected(workplace.echo());
		client.play(UNLIMITED, BALL);
		Conditions.await("it plays", client::canStopPlaying);
		client.stopPlaying();
		assertFalse(client.canStopPlaying());
		client.play(UNLIMITED, BALL);
		Conditions.await("it plays again", client::canStopPlaying);
		assertEquals(1, client.balls());
		assertEquals("", client.sendProblem().orElse(""));
	}

	@Test
	void tellsWhenAPlayIsOver() throws IOException {
		ManagedClient client = connected(workplace.echo());
		boolean[] told = new boolean[1];
		list.changes().listen(() -> told[0] |= client.pingPong().isPresent() && client.balls() == 0);
		client.play(PingPongSettings.rounds(3), BALL);
		Conditions.await("the end is told", () -> told[0]);
	}

	@Test
	void hasNoBallsInPlayOnceTheConnectionHasEnded() throws IOException {
		try (ScriptedListener silent = ScriptedListener.open()) {
			ManagedClient client = connected(silent.port());
			client.play(UNLIMITED, BALL);
			Conditions.await("it plays", client::isPlaying);
			client.disconnect();
			Conditions.await("it has ended", () -> client.state() == State.ENDED);
			assertEquals(0, client.balls());
			assertFalse(client.canPause());
			assertFalse(client.canStopPlaying());
		}
	}

	@Test
	void forgetsTheProblemWhenAMessageCanBeSent() throws IOException {
		ManagedClient client = connected(workplace.echo());
		client.send(new byte[100]);
		Conditions.await("it is refused", () -> client.sendProblem().isPresent());
		client.send(BALL);
		Conditions.await("it is sent", () -> client.sendProblem().isEmpty());
	}

	private ManagedClient connected(MessageServer server) {
		return connected(server.address().port());
	}

	private ManagedClient connected(int port) {
		list = workplace.clientList();
		ManagedClient client = list.add(new ClientProfile(new Endpoint("127.0.0.1", port), 64));
		client.connect();
		Conditions.await("it is connected", client::canSend);
		return client;
	}

	private ManagedClient client(MessageClients service) {
		return workplace.clientList(service).add(profile(9898));
	}

	private static ClientProfile profile(int port) {
		return new ClientProfile(new Endpoint("localhost", port), 64);
	}
}
