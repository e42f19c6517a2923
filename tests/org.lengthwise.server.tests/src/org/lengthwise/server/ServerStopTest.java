// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.transport.Answers;

/** Line 26: stopping a server. */
class ServerStopTest extends ServerFixture {

	private static final int MEGABYTE = 1 << 20;
	/** More than the buffers of two sockets ever hold. */
	private static final int FLOOD = 64;

	@Test
	void closesEachConnectionInOrder() throws Exception {
		MessageServer server = start(ANY_PORT);
		List<ScriptedPeer> peers = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			ScriptedPeer peer = connect(server);
			assertEchoes(peer, "peer " + i);
			peers.add(peer);
		}
		Thread stopping = Thread.ofVirtual().start(server::close);
		for (ScriptedPeer peer : peers) {
			peer.expectEnd();
			peer.close();
		}
		stopping.join();
		for (ScriptedPeer peer : peers) {
			Ending ending = observer.endingOf(peer);
			assertEquals(By.US, ending.by());
			assertEquals(How.CLOSED, ending.how());
			assertEquals("the server was stopped", ending.reason());
		}
		assertEquals(List.of(), server.connections());
	}

	@Test
	void acceptsNoMoreAndLetsGoOfPortAndThread() throws IOException {
		MessageServer server = start(ANY_PORT);
		int port = server.address().port();
		assertTrue(acceptorRuns(port));
		server.close();
		assertFalse(server.isRunning());
		assertFalse(acceptorRuns(port));
		assertThrows(ConnectException.class, () -> ScriptedPeer.connectTo(port));
		assertEquals(port, server.address().port());
	}

	@Test
	void lettingThePortBeUsedAgainAtOnce() throws Exception {
		MessageServer server = start(ANY_PORT);
		int port = server.address().port();
		try (ScriptedPeer peer = connect(server)) {
			assertEchoes(peer, "before");
			Thread stopping = Thread.ofVirtual().start(server::close);
			peer.expectEnd();
			peer.shutdownOutput();
			stopping.join();
		}
		assertServesOthers(start(ANY_PORT.onPort(port)));
	}

	@Test
	void deliversAnswersThatThePeerHasNotReadYet() throws Exception {
		MessageServer server = start(ANY_PORT);
		byte[] frame = Frames.u32("not read before the stop");
		try (ScriptedPeer peer = connect(server)) {
			peer.send(frame);
			Conditions.await("the answer", () -> server.counts().messagesOut() == 1);
			Thread stopping = Thread.ofVirtual().start(server::close);
			Conditions.await("the stop", () -> !server.isRunning());
			peer.expect(frame);
			peer.expectEnd();
			peer.shutdownOutput();
			stopping.join();
		}
	}

	@Test
	void endsWithinItsBoundWhereAPeerNeverReadsAndAnotherNeverCloses() throws IOException {
		MessageServer server = start(ANY_PORT.withResponder(ServerStopTest::flood));
		int port = server.address().port();
		try (ScriptedPeer deaf = connect(server); ScriptedPeer holding = connect(server)) {
			deaf.send(Frames.u32("flood"));
			assertEchoes(holding, "here");
			Conditions.await("two connections", () -> server.connections().size() == 2);
			server.close();
			assertEquals("the server was stopped, but the time to close ran out before all was sent", observer.endingOf(deaf).reason());
			assertEquals("the server was stopped, but the time to close ran out before the peer closed its side", observer.endingOf(holding).reason());
			assertEquals(List.of(), server.connections());
			assertFalse(acceptorRuns(port));
			assertServesOthers(start(ANY_PORT.onPort(port)));
			holding.expectEnd();
		}
	}

	@Test
	void doesNothingToAServerThatWasStopped() throws IOException {
		MessageServer server = start(ANY_PORT);
		server.close();
		server.close();
		assertFalse(server.isRunning());
		assertEquals(List.of(), servers.running());
	}

	@Test
	void ofOneServerLeavesTheOthers() throws IOException {
		MessageServer first = start(ANY_PORT);
		MessageServer second = start(ANY_PORT);
		assertEquals(List.of(first, second), servers.running());
		first.close();
		assertEquals(List.of(second), servers.running());
		assertServesOthers(second);
	}

	@Test
	void ofAllServersEndsAllOfThem() throws IOException {
		List<MessageServer> started = List.of(start(ANY_PORT), start(ANY_PORT), start(ANY_PORT));
		servers.close();
		assertEquals(List.of(), servers.running());
		for (MessageServer server : started) {
			assertFalse(server.isRunning());
			assertThrows(ConnectException.class, () -> connect(server));
		}
	}

	@Test
	void closesTheConnectionsEvenWhereTheStoppingThreadIsInterrupted() throws Exception {
		MessageServer server = start(ANY_PORT);
		try (ScriptedPeer peer = connect(server)) {
			assertEchoes(peer, "before");
			Thread stopping = Thread.ofPlatform().start(() -> {
				Thread.currentThread().interrupt();
				server.close();
			});
			peer.expectEnd();
			stopping.join();
		}
		assertEquals("the server was stopped", observer.endingOf(observer.connected().getFirst().label().peer()).reason());
	}

	@Test
	void ofOneConnectionIsLeftToWhoeverSeesTheServer() throws IOException {
		MessageServer server = start(ANY_PORT);
		try (ScriptedPeer closed = connect(server); ScriptedPeer aborted = connect(server)) {
			assertEchoes(closed, "one");
			assertEchoes(aborted, "two");
			connectionTo(server, closed).close();
			closed.expectEnd();
			closed.shutdownOutput();
			connectionTo(server, aborted).abort();
			aborted.expectReset();
			assertEquals(How.CLOSED, observer.endingOf(closed).how());
			assertEquals(By.US, observer.endingOf(closed).by());
			assertEquals(How.RESET, observer.endingOf(aborted).how());
			assertEquals(By.US, observer.endingOf(aborted).by());
			assertServesOthers(server);
		}
	}

	private static ServerConnection connectionTo(MessageServer server, ScriptedPeer peer) {
		return server.connections().stream().filter(connection -> connection.label().peer().equals(RecordingObserver.name(peer)))
				.findFirst().orElseThrow();
	}

	private static boolean acceptorRuns(int port) {
		return Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("server " + port));
	}

	private static void flood(Message message, Answers answers) throws IOException {
		if (!new String(message.bodyBytes()).equals("flood")) {
			answers.echo(message);
			return;
		}
		for (int i = 0; i < FLOOD; i++) {
			answers.send(ByteBuffer.allocate(MEGABYTE));
		}
	}
}
