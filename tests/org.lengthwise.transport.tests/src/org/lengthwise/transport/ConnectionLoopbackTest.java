// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.testkit.Frames.join;
import static org.lengthwise.testkit.Frames.u32;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedPeer;

/** What only sockets can show. The numbers are lines of the wire checklist. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ConnectionLoopbackTest {

	private Loopback sockets;
	private ScriptedPeer peer;

	@BeforeEach
	void connect() throws IOException {
		sockets = Loopback.open();
		peer = sockets.peer();
	}

	@AfterEach
	void closeSockets() throws IOException {
		sockets.close();
	}

	@Test
	@DisplayName("1: answers frames that come byte by byte")
	void answersWhatComesByteByByte() throws IOException {
		Served served = Served.over(sockets.wire(), RecordingHandler.ECHO);
		byte[] frames = join(u32("one"), u32(""), u32("three"));
		peer.sendByteByByte(frames);
		peer.expect(frames);
		peer.close();
		assertEquals(By.PEER, served.awaitEnd().by());
		assertEquals(List.of("one", "", "three"), served.handler.received());
	}

	@Test
	@DisplayName("3: answers thousands of frames that come in one piece, also to a peer that has shut down its output")
	void answersThousandsOfFrames() throws IOException {
		Served served = Served.over(sockets.wire(), RecordingHandler.ECHO);
		byte[] frames = join(IntStream.range(0, 20_000).mapToObj(i -> u32("message " + i)).toArray(byte[][]::new));
		Background.start(() -> {
			peer.send(frames);
			peer.shutdownOutput();
		});
		peer.expect(frames);
		peer.expectEnd();
		assertEquals(How.CLOSED, served.awaitEnd().how());
		assertEquals(frames.length, served.handler.bytesOut.get());
	}

	@Test
	@DisplayName("20: two that send 100 MB without reading first do not hang")
	void sendsMuchInBothDirectionsAtOnce() throws IOException {
		try (ServerSocketChannel listener = ServerSocketChannel.open()) {
			listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			SocketWire[] wires = { new SocketWire(SocketChannel.open(listener.getLocalAddress())), new SocketWire(listener.accept()) };
			AtomicLong came = new AtomicLong();
			Served[] ends = new Served[2];
			for (int end = 0; end < 2; end++) {
				ends[end] = Served.over(wires[end], new RecordingHandler((message, answers) -> came.addAndGet(message.bodyLength())).brief());
				Served sender = ends[end];
				Background.start(() -> {
					for (int i = 0; i < 100; i++) {
						sender.connection.send(ByteBuffer.allocate(1 << 20));
					}
				});
			}
			Conditions.await("100 MB in each direction", () -> came.get() == 200L << 20);
			ends[0].connection.close("done");
			assertEquals(By.US, ends[0].awaitEnd().by());
			assertEquals(By.PEER, ends[1].awaitEnd().by());
		}
	}

	@Test
	@DisplayName("26: after an orderly close the peer sees all messages and a clean end, although it goes on sending")
	void thePeerSeesACleanEnd() throws IOException {
		Served served = Served.over(sockets.wire(), RecordingHandler.IGNORE);
		peer.send(join(Collections.nCopies(1000, u32("unasked")).toArray(byte[][]::new)));
		served.send("last words");
		served.connection.close("enough");
		peer.send(new byte[1 << 20]);
		peer.expect(u32("last words"));
		peer.expectEnd();
		peer.send(new byte[1 << 20]);
		peer.close();
		assertEquals("enough", served.awaitEnd().reason());
	}

	@Test
	void thePeerSeesAResetWhenWeAbort() throws IOException {
		Served served = Served.over(sockets.wire(), RecordingHandler.IGNORE);
		served.connection.abort("at once");
		peer.expectReset();
		assertEquals(How.RESET, served.awaitEnd().how());
	}

	@Test
	@DisplayName("19: a reset by the peer is told with the system's reason, and what was queued as unsent")
	void tellsOfAResetByThePeer() throws IOException {
		Served served = Served.over(sockets.wire(), RecordingHandler.IGNORE);
		peer.send(u32("hello"));
		Conditions.await("the message", () -> served.handler.messagesIn.get() == 1);
		peer.reset();
		Ending ending = served.awaitEnd();
		assertEquals(By.PEER, ending.by());
		assertEquals(How.RESET, ending.how());
		assertEquals("cannot read from 127.0.0.1:" + peer.port() + ": Connection reset", ending.reason());
	}

	@Test
	@DisplayName("19: a sender that is stuck in the socket is released by a reset, too")
	void releasesAWriterByAReset() throws IOException {
		Served served = Served.over(sockets.wire(), new RecordingHandler(RecordingHandler.IGNORE).brief());
		fillTheSocket(served);
		peer.reset();
		assertEquals(How.RESET, served.awaitEnd().how());
		assertTrue(!served.handler.unsent().isEmpty());
	}

	@Test
	@DisplayName("26: closing ends within its period, whatever the peer does")
	void cutsOffAPeerThatDoesNotRead() throws IOException {
		Served served = new Served(sockets.wire(), FrameLayout.u32(), new RecordingHandler(RecordingHandler.IGNORE).brief(),
				Served.closingWithin(Duration.ofMillis(20)));
		fillTheSocket(served);
		served.connection.close("enough");
		assertEquals("enough, but the time to close ran out before all was sent", served.awaitEnd().reason());
		assertTrue(!served.handler.unsent().isEmpty());
	}

	@Test
	void abortingReleasesAWriterThatIsStuck() throws IOException {
		Served served = Served.over(sockets.wire(),
				new RecordingHandler((message, answers) -> answers.send(ByteBuffer.allocate(1 << 20))).brief());
		peer.send(join(Collections.nCopies(50, u32("a large answer, please")).toArray(byte[][]::new)));
		Conditions.await("the connection's thread to wait in a write",
				() -> served.handler.messagesOut.get() > 0 && served.thread.getState() == Thread.State.WAITING);
		served.connection.abort("at once");
		peer.expectReset();
		assertEquals("at once", served.awaitEnd().reason());
	}

	@Test
	void anInterruptOfItsThreadEndsAConnectionAsAnyFailure() throws IOException {
		Served served = Served.over(sockets.wire(), RecordingHandler.ECHO);
		peer.send(u32("hello"));
		peer.expect(u32("hello"));
		served.thread.interrupt();
		assertEquals(How.RESET, served.awaitEnd().how());
	}

	@Test
	void servesOnAPlatformThreadToo() throws Exception {
		CountingSupply supply = new CountingSupply();
		RecordingHandler handler = new RecordingHandler(RecordingHandler.ECHO);
		Connection connection = new Connection(sockets.wire(), FrameLayout.u32(), handler, Served.PATIENT, supply);
		Thread thread = Thread.ofPlatform().name("connection under test").start(connection);
		peer.send(u32("hello"));
		peer.expect(u32("hello"));
		connection.abort("at once");
		peer.expectReset();
		thread.join();
		assertEquals(0, supply.out());
		assertEquals(1, handler.endings().size());
	}

	@Test
	void namesItsPeer() {
		assertEquals("127.0.0.1:" + peer.port(), sockets.wire().peer());
	}

	/** Sends until the peer, which does not read, takes no more. */
	private static void fillTheSocket(Served served) throws IOException {
		for (int i = 0; i < 15; i++) {
			served.connection.send(ByteBuffer.allocate(1 << 20));
		}
		Conditions.await("the writer to be stuck", () -> served.connection.queued().messages() > 0);
	}
}
