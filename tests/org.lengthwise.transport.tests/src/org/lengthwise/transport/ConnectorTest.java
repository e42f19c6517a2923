// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.testkit.Frames.u32;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;

/** Connecting. The numbers are lines of the wire checklist. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ConnectorTest {

	private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

	@Test
	@DisplayName("37: tries all addresses in order until one answers")
	@DisabledOnOs(value = OS.MAC, disabledReason = "has no 127.0.0.2 unless told so")
	void triesAllAddressesInOrder() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open()) {
			Connector connector = connector(listener.port(), host -> addresses(2, 3, 1));
			try (SocketChannel channel = connector.connect(); ScriptedPeer peer = listener.accept()) {
				assertEquals(new InetSocketAddress(LOOPBACK, listener.port()), channel.getRemoteAddress());
				assertTrue(channel.isBlocking());
				channel.write(ByteBuffer.wrap(u32("hello")));
				peer.expect(u32("hello"));
			}
		}
	}

	@Test
	@DisplayName("37: takes the first address that answers, and tries no further")
	void takesTheFirstThatAnswers() throws IOException {
		try (ScriptedListener first = ScriptedListener.open()) {
			Connector connector = connector(first.port(), host -> addresses(1, 2));
			try (SocketChannel channel = connector.connect(); ScriptedPeer peer = first.accept()) {
				assertEquals(LOOPBACK, ((InetSocketAddress) channel.getRemoteAddress()).getAddress());
				assertEquals(peer.port(), first.port());
			}
		}
	}

	@Test
	@DisplayName("37, 38: when none answers, there is a reason for each address")
	@DisabledOnOs(value = OS.MAC, disabledReason = "has no 127.0.0.2 unless told so")
	void givesAReasonForEachAddress() throws IOException {
		try (Socket holder = refusingPort()) {
			TransportException failure = assertThrows(TransportException.class,
					() -> connector(holder.getLocalPort(), host -> addresses(2, 1)).connect());
			assertEquals(Phase.CONNECT, failure.phase());
			assertEquals("cannot connect to host:" + holder.getLocalPort()
					+ ": 127.0.0.2: Connection refused; 127.0.0.1: Connection refused", failure.getMessage());
		}
	}

	@Test
	@DisplayName("38: one address, one reason")
	void saysWhenThePortIsClosed() throws IOException {
		try (Socket holder = refusingPort()) {
			TransportException failure = assertThrows(TransportException.class,
					() -> connector(holder.getLocalPort(), host -> addresses(1)).connect());
			assertEquals("cannot connect to host:" + holder.getLocalPort() + ": Connection refused", failure.getMessage());
			assertEquals("host:" + holder.getLocalPort(), failure.peer());
		}
	}

	@Test
	@DisplayName("38: an unknown host is a failure of the lookup")
	void saysWhenTheHostIsUnknown() {
		TransportException failure = assertThrows(TransportException.class, () -> connector(1, host -> {
			throw new UnknownHostException(host);
		}).connect());
		assertEquals(Phase.RESOLVE, failure.phase());
		assertEquals("cannot look up host: no address is known for this host name", failure.getMessage());
	}

	@Test
	void asksTheSystemForAddressesUnlessToldOtherwise() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open();
				SocketChannel channel = new Connector(new Endpoint("127.0.0.1", listener.port()), Conditions.PATIENCE).connect()) {
			assertTrue(channel.isConnected());
		}
	}

	@Test
	@DisplayName("24: cancelled during the lookup")
	void isCancelledDuringTheLookup() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		Connector connector = connector(1, host -> {
			asked.countDown();
			try {
				answer.await();
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
			return addresses(1);
		});
		FutureTask<SocketChannel> task = inBackground(connector);
		asked.await();
		connector.cancel();
		answer.countDown();
		assertCancelled(task);
	}

	@Test
	@DisplayName("24: cancelled during the lookup, which then fails")
	void isCancelledWhateverTheLookupSays() {
		Connector[] connector = new Connector[1];
		connector[0] = connector(1, host -> {
			connector[0].cancel();
			throw new UnknownHostException(host);
		});
		assertThrows(CancellationException.class, connector[0]::connect);
	}

	@Test
	@DisplayName("24: cancelled before it begins")
	void isCancelledBeforeItBegins() {
		Connector connector = connector(1, host -> addresses(1));
		connector.cancel();
		connector.cancel();
		assertThrows(CancellationException.class, connector::connect);
	}

	@Test
	@DisplayName("24: cancelled while it waits for an answer")
	void isCancelledWhileItConnects() throws Exception {
		try (SilentListener listener = new SilentListener()) {
			Connector connector = connector(listener.port(), host -> addresses(1, 1, 1));
			FutureTask<SocketChannel> task = new FutureTask<>(connector::connect);
			Thread thread = Thread.ofVirtual().start(task);
			Conditions.await("the connector to wait", () -> thread.getState() == Thread.State.TIMED_WAITING
					|| thread.getState() == Thread.State.WAITING);
			connector.cancel();
			assertCancelled(task);
		}
	}

	@Test
	@DisplayName("38: an address that does not answer in time is given up")
	void givesUpAnAddressThatDoesNotAnswer() throws Exception {
		try (SilentListener listener = new SilentListener()) {
			Connector connector = new Connector(new Endpoint("host", listener.port()), Duration.ofMillis(20), host -> addresses(1));
			TransportException failure = assertThrows(TransportException.class, connector::connect);
			assertEquals("cannot connect to host:" + listener.port() + ": no answer in time", failure.getMessage());
		}
	}

	@Test
	@DisplayName("24: cancelling when all is done touches nothing")
	void leavesAConnectionThatHasComeAbout() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open()) {
			Connector connector = connector(listener.port(), host -> addresses(1));
			try (SocketChannel channel = connector.connect()) {
				connector.cancel();
				assertTrue(channel.isConnected());
			}
		}
	}

	private static Connector connector(int port, AddressResolver resolver) {
		return new Connector(new Endpoint("host", port), Conditions.PATIENCE, resolver);
	}

	/** Addresses of this machine: 127.0.0.n. */
	private static InetAddress[] addresses(int... last) throws UnknownHostException {
		InetAddress[] addresses = new InetAddress[last.length];
		for (int i = 0; i < last.length; i++) {
			addresses[i] = InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) last[i] });
		}
		return addresses;
	}

	/** A port that nobody else gets and on which nobody listens. */
	private static Socket refusingPort() throws IOException {
		Socket holder = new Socket();
		holder.bind(new InetSocketAddress(0));
		return holder;
	}

	private static FutureTask<SocketChannel> inBackground(Connector connector) {
		FutureTask<SocketChannel> task = new FutureTask<>(connector::connect);
		Thread.ofVirtual().name("connector").start(task);
		return task;
	}

	private static void assertCancelled(FutureTask<SocketChannel> task) {
		assertInstanceOf(CancellationException.class, assertThrows(ExecutionException.class, task::get).getCause());
	}

	/** Listens, but its system answers no more, since it has connections enough that nobody accepts. Not every system does that. */
	private static final class SilentListener implements AutoCloseable {

		private static final int ENOUGH = 64;

		private final ServerSocket listener = new ServerSocket(0, 1, LOOPBACK);
		private final List<Socket> waiting = new ArrayList<>();

		SilentListener() throws IOException {
			boolean silent = false;
			while (!silent && waiting.size() < ENOUGH) {
				Socket socket = new Socket();
				waiting.add(socket);
				try {
					socket.connect(listener.getLocalSocketAddress(), 100);
				} catch (SocketTimeoutException e) {
					silent = true;
				}
			}
			Assumptions.assumeTrue(silent, "this system answers all");
		}

		int port() {
			return listener.getLocalPort();
		}

		@Override
		public void close() throws IOException {
			for (Socket socket : waiting) {
				socket.close();
			}
			listener.close();
		}
	}
}
