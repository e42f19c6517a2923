// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.client.RecordingObserver;
import org.lengthwise.connection.Ending.By;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.transport.AddressResolver;
import org.lengthwise.transport.ConnectionClosedException;
import org.lengthwise.transport.Connector;

/** Line 24: connect, and cancel before that is done. */
@ExtendWith(LogGuard.class)
@Timeout(60) // a test that hangs is one that fails
class ClientCancelTest {

	private final CountDownLatch lookingUp = new CountDownLatch(1);
	private final CountDownLatch lookUpMayEnd = new CountDownLatch(1);
	private final RecordingObserver observer = new RecordingObserver();

	@AfterEach
	void endLookUps() {
		lookUpMayEnd.countDown();
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void whileTheHostIsLookedUp(boolean abort) throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			try (TcpMessageClients clients = new TcpMessageClients(LayoutCatalogue.standard(), this::resolveSlowly)) {
				MessageClient client = clients.connect(settings(listener.port()), observer);
				lookingUp.await();
				assertSame(MessageClient.State.CONNECTING, client.state());
				if (abort) {
					client.abort();
				} else {
					client.close();
				}
				client.close();
				lookUpMayEnd.countDown();
				assertGivenUp(client);
				assertEquals(List.of(), clients.open());
			}
		}
	}

	@Test
	void byEndingAllClients() throws Exception {
		try (TcpMessageClients clients = new TcpMessageClients(LayoutCatalogue.standard(), this::resolveSlowly)) {
			MessageClient client = clients.connect(settings(1), observer);
			lookingUp.await();
			Thread closing = Thread.ofVirtual().start(clients::close);
			Conditions.await("a close that waits", () -> closing.getState() != Thread.State.RUNNABLE && closing.getState() != Thread.State.NEW);
			lookUpMayEnd.countDown();
			closing.join();
			assertGivenUp(client);
		}
	}

	@Test
	void whileAnAddressDoesNotAnswer() throws Exception {
		try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			List<Socket> backlog = fillBacklog(deaf);
			try (TcpMessageClients clients = new TcpMessageClients(LayoutCatalogue.standard(), this::resolveAtOnce)) {
				MessageClient client = clients.connect(settings(deaf.getLocalPort()), observer);
				lookingUp.await();
				assertSame(MessageClient.State.CONNECTING, client.state());
				client.close();
				assertGivenUp(client);
				for (Socket socket : backlog) {
					socket.close();
				}
			}
		}
	}

	@Test
	void whenTheConnectionIsThereAlready() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open(); SocketChannel channel = SocketChannel.open()) {
			Endpoint server = new Endpoint("127.0.0.1", listener.port());
			TcpMessageClient client = new TcpMessageClient(ClientSettings.to(server), FrameLayout.u32(), new Connector(server, Conditions.PATIENCE), observer,
					BufferSupply.HEAP, ended -> { });
			channel.connect(new InetSocketAddress(server.host(), server.port()));
			client.close();
			assertThrows(CancellationException.class, () -> client.takeOver(channel));
			assertFalse(channel.isOpen());
		}
	}

	/** At any moment between the start and the connection: it ends, and whoever waits for it is told. */
	@Test
	void atAnyMoment() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			try (TcpMessageClients clients = new TcpMessageClients(LayoutCatalogue.standard(), AddressResolver.SYSTEM)) {
				for (int i = 0; i < 40; i++) {
					MessageClient client = clients.connect(ClientSettings.to(new Endpoint("127.0.0.1", listener.port())), observer);
					for (int spins = 0; spins < i * i * 50; spins++) {
						Thread.onSpinWait();
					}
					client.abort();
					Ending ending = client.awaitEnd(Conditions.PATIENCE).orElseThrow();
					assertEquals(By.US, ending.by());
					assertTrue(ending.how() == How.NOT_CONNECTED || ending.how() == How.RESET, ending.toString());
					assertSame(MessageClient.State.ENDED, client.state());
				}
			}
		}
	}

	@Test
	void orSendTooEarly() throws Exception {
		try (TcpMessageClients clients = new TcpMessageClients(LayoutCatalogue.standard(), this::resolveSlowly)) {
			MessageClient client = clients.connect(settings(1), observer);
			lookingUp.await();
			assertThrows(ConnectionClosedException.class, () -> client.send(ByteBuffer.allocate(1)));
			assertThrows(ConnectionClosedException.class, () -> client.play(PingPongSettings.rounds(1), List.of(ByteBuffer.allocate(1))));
			assertEquals(0, client.queued().messages());
			client.close();
			lookUpMayEnd.countDown();
		}
	}

	private void assertGivenUp(MessageClient client) throws InterruptedException {
		Ending ending = client.awaitEnd(Conditions.PATIENCE).orElseThrow();
		assertEquals(How.NOT_CONNECTED, ending.how());
		assertEquals(By.US, ending.by());
		assertEquals("connecting was given up", ending.reason());
		assertThrows(ConnectionClosedException.class, client::awaitConnected);
		assertEquals(List.of("ended NOT_CONNECTED by US"), observer.told());
	}

	private InetAddress[] resolveSlowly(String host) {
		lookingUp.countDown();
		try {
			lookUpMayEnd.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
		return new InetAddress[] {InetAddress.getLoopbackAddress()};
	}

	private InetAddress[] resolveAtOnce(String host) {
		lookingUp.countDown();
		return new InetAddress[] {InetAddress.getLoopbackAddress()};
	}

	private static ClientSettings settings(int port) {
		return ClientSettings.to(new Endpoint("some.host", port));
	}

	/** Connects until the system answers no further attempt, as long as nobody accepts. */
	private static List<Socket> fillBacklog(ServerSocket server) throws IOException {
		List<Socket> sockets = new ArrayList<>();
		while (sockets.size() < 64) {
			Socket socket = new Socket();
			sockets.add(socket);
			try {
				socket.connect(server.getLocalSocketAddress(), 300);
			} catch (SocketTimeoutException e) {
				return sockets;
			}
		}
		assumeTrue(false, "this system answers any number of attempts");
		return sockets;
	}
}
