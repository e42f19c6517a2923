// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.server.MessageServer;
import org.lengthwise.server.RecordingObserver;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;
import org.lengthwise.traffic.TrafficSink;

/** Line 28: what the acceptor does where accepting fails. */
@ExtendWith(LogGuard.class)
@Timeout(60) // a test that hangs is one that fails
class AcceptingServerTest {

	private final FakeListener listener = new FakeListener();
	private final RecordingObserver observer = new RecordingObserver();
	private final List<MessageServer> stopped = new CopyOnWriteArrayList<>();

	@AfterEach
	void stopAccepting() throws IOException {
		listener.failAtClose(null);
		listener.close();
	}

	@Test
	void reportsAFailedAcceptAndGoesOn() throws IOException {
		IOException cause = new IOException("Too many open files");
		listener.fail(cause);
		try (MessageServer server = start(BufferSupply.HEAP)) {
			assertEchoes(listener.connect());
			assertEquals(1, observer.failures().size());
			TransportException failure = observer.failures().getFirst();
			assertEquals(Phase.ACCEPT, failure.phase());
			assertEquals("cannot accept a connection on 127.0.0.1:1234: Too many open files", failure.getMessage());
			assertSame(cause, failure.getCause());
			assertEquals(1, server.accepted());
		}
	}

	@Test
	void waitsLongerAfterEachFurtherFailure() throws IOException {
		for (int i = 0; i < 4; i++) {
			listener.fail(new IOException("Too many open files"));
		}
		try (MessageServer server = start(BufferSupply.HEAP)) {
			assertTrue(server.isRunning());
			assertEchoes(listener.connect());
			List<Long> pauses = listener.pausesAfterFailures();
			// 10, 20, 40, 80 ms at the least; a slow machine makes them longer, never shorter
			for (int i = 0; i < 4; i++) {
				assertTrue(pauses.get(i) >= 10_000_000L << i, "pauses in nanoseconds: " + pauses);
			}
		}
	}

	@Test
	void survivesAFailureThatIsNoInputOrOutputFailure() throws IOException {
		listener.fail(new IllegalStateException("a bug in the system's sockets"));
		listener.fail(new OutOfMemoryError("no memory for a socket"));
		try (MessageServer server = start(BufferSupply.HEAP)) {
			assertEchoes(listener.connect());
			assertEquals(2, observer.failures().size());
			assertEquals(1, server.accepted());
		}
	}

	@Test
	void turnsAwayAConnectionForWhichThereIsNoMemory() throws IOException {
		ScarceBuffers buffers = new ScarceBuffers();
		try (MessageServer server = start(buffers)) {
			buffers.scarce = true;
			MemoryWire refused = listener.connect();
			refused.expectEnd();
			Conditions.await("the report", () -> observer.failures().size() == 1);
			assertEquals("cannot accept a connection on 127.0.0.1:1234: java.lang.OutOfMemoryError: no direct memory",
					observer.failures().getFirst().getMessage());
			assertEquals(0, server.accepted());
			assertEquals(List.of(), server.connections());
			buffers.scarce = false;
			assertEchoes(listener.connect());
		}
	}

	@Test
	void stopsAtOnceWhileItWaitsAfterFailures() throws IOException {
		for (int i = 0; i < 100; i++) {
			listener.fail(new IOException("Too many open files"));
		}
		MessageServer server = start(BufferSupply.HEAP);
		Conditions.await("some failures", () -> observer.failures().size() >= 3);
		server.close();
		assertFalse(server.isRunning());
		assertEquals(List.of(server), stopped);
		assertTrue(observer.failures().size() < 100);
	}

	@Test
	void closesItsConnectionsEvenWhereItsPortCannotBeClosed() throws Exception {
		listener.failAtClose(new IOException("the port is stuck"));
		try (MessageServer server = start(BufferSupply.HEAP)) {
			MemoryWire far = listener.connect();
			far.send(Frames.u32("hello"));
			far.expect(Frames.u32("hello"));
			Thread stopping = Thread.ofVirtual().start(server::close);
			far.expectEnd();
			far.close();
			stopping.join();
			assertEquals(List.of(server), stopped);
			assertEquals("the server was stopped", observer.endingOf("far:1").reason());
		}
	}

	private MessageServer start(BufferSupply buffers) {
		ServerSettings settings = ServerSettings.DEFAULT;
		Serving serving = new Serving(FrameLayout.u32(), StandardResponder.ECHO, observer, TrafficSink.NONE, buffers);
		AcceptingServer server = new AcceptingServer(settings, serving, listener, stopped::add);
		server.start();
		return server;
	}

	/** Sends one message, fails unless it comes back, and ends the connection. */
	private static void assertEchoes(MemoryWire far) throws IOException {
		far.send(Frames.u32("hello"));
		far.expect(Frames.u32("hello"));
		far.shutdownOutput();
	}

	private static final class ScarceBuffers implements BufferSupply {

		private volatile boolean scarce;

		@Override
		public ByteBuffer take(int bytes) {
			if (scarce) {
				throw new OutOfMemoryError("no direct memory");
			}
			return ByteBuffer.allocate(bytes);
		}

		@Override
		public void give(ByteBuffer buffer) {
			// the heap takes care of it
		}
	}
}
