// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.QueueDepth;
import org.lengthwise.transport.QueueLimits;
import org.lengthwise.transport.QueuePolicy;

/** Line 33: at the end a client says who ended the connection, how, and when. */
class ClientEndingTest extends ClientFixture {

	private static final int MEGABYTE = 1 << 20;

	private ScriptedListener listener;
	private MessageClient client;
	private ScriptedPeer peer;

	@BeforeEach
	void connect() throws Exception {
		listener = ScriptedListener.open();
		client = connect(listener.port());
		peer = listener.accept();
	}

	@AfterEach
	void disconnect() throws Exception {
		peer.close();
		listener.close();
	}

	@Test
	void byThePeerInOrder() throws Exception {
		Instant before = Instant.now();
		peer.shutdownOutput();
		Ending ending = assertEnds(By.PEER, How.CLOSED);
		assertEquals("the peer closed the connection", ending.reason());
		assertFalse(ending.at().isBefore(before));
		peer.expectEnd();
	}

	@Test
	void byThePeerWithAReset() throws Exception {
		peer.reset();
		Ending ending = assertEnds(By.PEER, How.RESET);
		assertTrue(ending.reason().startsWith("cannot read from 127.0.0.1:" + listener.port() + ": "), ending.reason());
	}

	@Test
	void byUsInOrder() throws Exception {
		client.send(body("goodbye"));
		client.close();
		assertThrows(ConnectionClosedException.class, () -> client.send(body("too late")));
		peer.expect(Frames.u32("goodbye"));
		peer.expectEnd();
		assertEquals(Optional.empty(), client.awaitEnd(Duration.ZERO));
		peer.shutdownOutput();
		assertEquals("this side closed the connection", assertEnds(By.US, How.CLOSED).reason());
	}

	@Test
	void byUsWithAReset() throws Exception {
		client.abort();
		peer.expectReset();
		assertEquals("this side reset the connection", assertEnds(By.US, How.RESET).reason());
		assertThrows(ConnectionClosedException.class, () -> client.send(body("too late")));
	}

	@Test
	void byUsWithAResetWhereThePeerDoesNotAnswerAClose() throws Exception {
		client.close();
		peer.expectEnd();
		client.abort();
		assertEnds(By.US, How.CLOSED);
	}

	@Test
	void byUsAsOftenAsOneLikes() throws Exception {
		client.close();
		client.close();
		peer.shutdownOutput();
		Ending ending = assertEnds(By.US, How.CLOSED);
		client.close();
		client.abort();
		assertEquals(Optional.of(ending), client.ending());
	}

	@Test
	void byUsWhereThePeerSpeaksAnotherProtocol() throws Exception {
		peer.sendText("HTTP/1.1 400 Bad Request\r\n\r\n");
		peer.expectEnd();
		peer.shutdownOutput();
		assertTrue(endingOf(client).reason().endsWith("the peer seems to speak HTTP"), endingOf(client).reason());
		assertEquals(How.FRAMING_ERROR, endingOf(client).how());
		assertEquals(List.of("connected", "broken", "ended FRAMING_ERROR by US"), observer.told());
	}

	@Test
	void byThePeerInsideAMessage() throws Exception {
		peer.sendHex("00000005 4845");
		peer.shutdownOutput();
		assertEquals("incomplete frame at offset 0: 6 of 9 bytes arrived before the end of the stream", endingOf(client).reason());
		assertEquals(List.of("connected", "broken", "ended FRAMING_ERROR by PEER"), observer.told());
		assertEquals(List.of(), observer.received());
	}

	// line 13
	@Test
	void afterTheMessagesThatCameWithIt() throws Exception {
		peer.send(Frames.join(Frames.u32("last"), Frames.u32("words")));
		peer.shutdownOutput();
		assertEnds(By.PEER, How.CLOSED);
		assertEquals(List.of("last", "words"), observer.received());
	}

	// line 19
	@Test
	void afterAResetWithEachMessageThatWasNotSent() throws Exception {
		int messages = 64;
		ClientSettings roomy = settings(listener.port()).withQueue(new QueueLimits(messages, 2L * messages * MEGABYTE, QueuePolicy.REJECT));
		MessageClient sender = clients.connect(roomy, observer);
		sender.awaitConnected();
		try (ScriptedPeer deaf = listener.accept()) {
			for (int i = 0; i < messages; i++) {
				sender.send(ByteBuffer.allocate(MEGABYTE).putInt(0, i));
			}
			deaf.receive(Integer.BYTES);
			deaf.reset();
			// the system names a reset once: where it names it to the thread that writes, the one that reads sees an end
			assertEquals(By.PEER, endingOf(sender).by());
			List<Integer> numbers = observer.unsent().stream().map(unsent -> ByteBuffer.wrap(unsent).getInt()).toList();
			assertFalse(numbers.isEmpty());
			assertEquals(IntStream.range(messages - numbers.size(), messages).boxed().toList(), numbers);
			assertEquals(new QueueDepth(0, 0), sender.queued());
		}
	}

	private Ending assertEnds(By by, How how) throws InterruptedException {
		Ending ending = endingOf(client);
		assertEquals(by, ending.by());
		assertEquals(how, ending.how());
		assertEquals(List.of("connected", "ended " + how + " by " + by), observer.told());
		assertEquals(Optional.of(ending), client.ending());
		assertEquals(MessageClient.State.ENDED, client.state());
		assertFalse(clients.open().contains(client));
		return ending;
	}
}
