// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.transport.Answers;

/** What goes wrong on one connection is no other's business. */
class ServerIsolationTest extends ServerFixture {

	private static final int MEGABYTE = 1 << 20;
	/** More than the buffers of two sockets ever hold. */
	private static final int FLOOD = 64;

	// line 25
	@ParameterizedTest
	@ValueSource(strings = {"runtime", "io", "error"})
	void aResponderThatThrowsEndsItsOwnConnectionOnly(String kind, LogGuard log) throws IOException {
		log.expectError("serving 127.0.0.1:");
		MessageServer server = start(ANY_PORT.withResponder(ServerIsolationTest::echoOrThrow));
		try (ScriptedPeer bystander = connect(server); ScriptedPeer peer = connect(server)) {
			assertEchoes(bystander, "before");
			peer.send(Frames.join(Frames.u32("good"), Frames.u32(kind), Frames.u32("never handled")));
			peer.expect(Frames.u32("good"));
			peer.expectEnd();
			peer.shutdownOutput();
			Ending ending = observer.endingOf(peer);
			assertEquals(How.HANDLER_FAILED, ending.how());
			assertEquals(By.US, ending.by());
			assertEquals("failed by " + kind, ending.reason());
			assertEchoes(bystander, "after");
			assertServesOthers(server);
		}
	}

	// line 15
	@Test
	void aPeerThatDoesNotReadParksItselfOnly() throws IOException {
		MessageServer server = start(ANY_PORT.withResponder(ServerIsolationTest::echoOrFlood));
		try (ScriptedPeer deaf = connect(server)) {
			deaf.send(Frames.join(Frames.u32("flood"), Frames.u32("next")));
			for (int i = 0; i < 100; i++) {
				assertServesOthers(server);
			}
			byte[] frame = Frames.u32(new byte[MEGABYTE]);
			for (int i = 0; i < FLOOD; i++) {
				deaf.expect(frame);
			}
			deaf.expect(Frames.u32("next"));
		}
	}

	@Test
	void aSlowResponderHoldsUpItsOwnConnectionOnly() throws IOException {
		CountDownLatch release = new CountDownLatch(1);
		MessageServer server = start(ANY_PORT.withResponder((message, answers) -> {
			if (new String(message.bodyBytes()).equals("slow")) {
				awaitLatch(release);
			}
			answers.echo(message);
		}));
		try (ScriptedPeer slow = connect(server)) {
			slow.send(Frames.u32("slow"));
			assertServesOthers(server);
			release.countDown();
			slow.expect(Frames.u32("slow"));
		}
	}

	// line 35
	@Test
	void twentyClientsAtOnceGetTheirOwnMessagesOnly() throws Exception {
		MessageServer server = start(ANY_PORT);
		List<Future<?>> clients = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 20; i++) {
				String name = "client " + i;
				clients.add(threads.submit(() -> {
					try (ScriptedPeer peer = connect(server)) {
						for (int message = 0; message < 100; message++) {
							assertEchoes(peer, name + ", message " + message + "x".repeat(message));
						}
					}
					return null;
				}));
			}
		}
		for (Future<?> client : clients) {
			client.get();
		}
		assertEquals(20, server.accepted());
		assertEquals(2000, server.counts().messagesIn());
	}

	// lines 6 and 8
	@Test
	void aFrameOverTheLimitEndsItsOwnConnectionOnly() throws IOException {
		MessageServer server = start(ANY_PORT.withFrameLimit(100));
		try (ScriptedPeer bystander = connect(server); ScriptedPeer peer = connect(server)) {
			assertEchoes(bystander, "before");
			peer.send(Frames.join(Frames.u32("x".repeat(96)), Frames.u32("x".repeat(97))));
			peer.expect(Frames.u32("x".repeat(96)));
			peer.expectEnd();
			peer.shutdownOutput();
			assertEquals(100, observer.errorOf(peer).offset());
			assertEquals(How.FRAMING_ERROR, observer.endingOf(peer).how());
			assertEquals(By.US, observer.endingOf(peer).by());
			assertEquals(observer.errorOf(peer).getMessage(), observer.endingOf(peer).reason());
			assertEchoes(bystander, "after");
		}
	}

	@Test
	void aPeerThatSpeaksHttpIsToldApart() throws IOException {
		MessageServer server = start(ANY_PORT);
		try (ScriptedPeer browser = connect(server)) {
			browser.sendText("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
			browser.expectEnd();
			browser.shutdownOutput();
			assertTrue(observer.errorOf(browser).getMessage().endsWith("the peer seems to speak HTTP"),
					observer.errorOf(browser).getMessage());
			assertEquals(How.FRAMING_ERROR, observer.endingOf(browser).how());
		}
		assertServesOthers(server);
	}

	// line 9
	@Test
	void aPeerThatEndsInsideAMessageIsTold() throws IOException {
		MessageServer server = start(ANY_PORT);
		try (ScriptedPeer peer = connect(server)) {
			peer.sendHex("00000005 4845");
			peer.shutdownOutput();
			peer.expectEnd();
			assertEquals("incomplete frame at offset 0: 6 of 9 bytes arrived before the end of the stream",
					observer.errorOf(peer).getMessage());
			assertEquals(By.PEER, observer.endingOf(peer).by());
		}
		assertEquals(0, server.counts().messagesIn());
		assertServesOthers(server);
	}

	// line 33, of the server's side
	@Test
	void aPeerThatClosesIsTold() throws IOException {
		MessageServer server = start(ANY_PORT);
		try (ScriptedPeer peer = connect(server)) {
			assertEchoes(peer, "one");
			peer.shutdownOutput();
			peer.expectEnd();
			assertEquals(By.PEER, observer.endingOf(peer).by());
			assertEquals(How.CLOSED, observer.endingOf(peer).how());
		}
	}

	// line 33, of the server's side
	@Test
	void peersThatResetAreTold() throws IOException {
		MessageServer server = start(ANY_PORT);
		try (ScriptedPeer bystander = connect(server)) {
			for (String sent : new String[] {"", "00 00", "00000005 48", "00000001 41 000000"}) {
				try (ScriptedPeer peer = connect(server)) {
					peer.sendHex(sent);
					Conditions.await("the connection", () -> !connectionsTo(peer).isEmpty());
					peer.reset();
					Ending ending = observer.endingOf(RecordingObserver.name(peer));
					assertEquals(By.PEER, ending.by());
					assertEquals(How.RESET, ending.how());
				}
				assertEchoes(bystander, "after " + sent);
			}
		}
	}

	@Test
	void aPeerThatResetsWhileItIsWrittenToIsTold() throws IOException {
		MessageServer server = start(ANY_PORT.withResponder(ServerIsolationTest::echoOrFlood));
		try (ScriptedPeer peer = connect(server)) {
			peer.send(Frames.u32("flood"));
			peer.receive(MEGABYTE);
			peer.reset();
			assertEquals(How.RESET, observer.endingOf(RecordingObserver.name(peer)).how());
		}
		assertServesOthers(server);
	}

	private List<ServerConnection> connectionsTo(ScriptedPeer peer) {
		return observer.connected().stream().filter(connection -> connection.label().peer().equals(RecordingObserver.name(peer))).toList();
	}

	private static void echoOrThrow(Message message, Answers answers) throws IOException {
		switch (new String(message.bodyBytes())) {
			case "runtime" -> throw new IllegalStateException("failed by runtime");
			case "io" -> throw new IOException("failed by io");
			case "error" -> throw new AssertionError("failed by error");
			default -> answers.echo(message);
		}
	}

	private static void echoOrFlood(Message message, Answers answers) throws IOException {
		if (!new String(message.bodyBytes()).equals("flood")) {
			answers.echo(message);
			return;
		}
		for (int i = 0; i < FLOOD; i++) {
			answers.send(ByteBuffer.allocate(MEGABYTE));
		}
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
