// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.client.ClientSettings;
import org.lengthwise.client.MessageClient;
import org.lengthwise.client.RecordingObserver;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.transport.AddressResolver;

/** Lines 37 and 38: a host name resolves to all its addresses. */
@ExtendWith(LogGuard.class)
@Timeout(60) // a test that hangs is one that fails
class ClientAddressTest {

	private final RecordingObserver observer = new RecordingObserver();
	private TcpMessageClients clients;

	@AfterEach
	void closeClients() {
		clients.close();
	}

	@Test
	void triesAllAddressesInOrder() throws Exception {
		try (ScriptedListener listener = ScriptedListener.open()) {
			MessageClient client = connect(host -> addresses("::1", "127.0.0.1"), listener.port());
			client.awaitConnected();
			client.send(ByteBuffer.wrap("hello".getBytes()));
			try (ScriptedPeer peer = listener.accept()) {
				peer.expect(Frames.u32("hello"));
			}
			client.abort();
		}
	}

	@Test
	void namesAReasonForEachAddress() throws IOException {
		int port = closedPort();
		MessageClient client = connect(host -> addresses("127.0.0.1", "::1"), port);
		TransportException failure = assertThrows(TransportException.class, client::awaitConnected);
		assertEquals(Phase.CONNECT, failure.phase());
		assertEquals("some.host:" + port, failure.peer());
		assertTrue(failure.getMessage().matches("cannot connect to some\\.host:" + port + ": 127\\.0\\.0\\.1: .+; 0:0:0:0:0:0:0:1: .+"),
				failure.getMessage());
	}

	@Test
	void namesAHostThatHasNone() {
		MessageClient client = connect(host -> {
			throw new UnknownHostException(host);
		}, 1);
		TransportException failure = assertThrows(TransportException.class, client::awaitConnected);
		assertEquals(Phase.RESOLVE, failure.phase());
		assertEquals("some.host", failure.peer());
		assertEquals("cannot look up some.host: no address is known for this host name", failure.getMessage());
		assertEquals("failed", observer.told().getFirst());
	}

	@Test
	void leavesNobodyWaitingWhereLookingUpFailsInAnUnforeseenWay() throws Exception {
		MessageClient client = connect(host -> {
			throw new IllegalStateException("a bug in the resolver");
		}, 1);
		TransportException failure = assertThrows(TransportException.class, client::awaitConnected);
		assertTrue(failure.getMessage().contains("a bug in the resolver"), failure.getMessage());
		assertEquals(How.NOT_CONNECTED, client.awaitEnd(Conditions.PATIENCE).orElseThrow().how());
		assertEquals(List.of("failed", "ended NOT_CONNECTED by PEER"), observer.told());
	}

	private MessageClient connect(AddressResolver resolver, int port) {
		clients = new TcpMessageClients(LayoutCatalogue.standard(), resolver);
		return clients.connect(ClientSettings.to(new Endpoint("some.host", port)), observer);
	}

	private static InetAddress[] addresses(String... literals) throws UnknownHostException {
		InetAddress[] addresses = new InetAddress[literals.length];
		for (int i = 0; i < literals.length; i++) {
			addresses[i] = InetAddress.getByName(literals[i]);
		}
		return addresses;
	}

	private static int closedPort() throws IOException {
		try (ScriptedListener listener = ScriptedListener.open()) {
			return listener.port();
		}
	}
}
