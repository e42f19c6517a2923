// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.ScriptedPeer;

/** Line 44: a cap on connections. */
class ServerLimitTest extends ServerFixture {

	@Test
	void refusesAConnectionBeyondTheLimitAndServesTheOthers() throws IOException {
		MessageServer server = start(ANY_PORT.withMaxConnections(2));
		try (ScriptedPeer first = connect(server); ScriptedPeer second = connect(server)) {
			assertEchoes(first, "first");
			assertEchoes(second, "second");
			try (ScriptedPeer third = connect(server)) {
				third.expectEnd();
				Conditions.await("the report", () -> observer.failures().size() == 1);
				TransportException refusal = observer.failures().getFirst();
				assertEquals(Phase.ACCEPT, refusal.phase());
				assertEquals("cannot accept a connection on " + server.address() + ": refused " + RecordingObserver.name(third)
						+ ", since all 2 connections are in use", refusal.getMessage());
			}
			assertEchoes(first, "first again");
			assertEchoes(second, "second again");
			assertEquals(2, server.accepted());
			assertEquals(2, observer.connected().size());
		}
	}

	@Test
	void hasRoomAgainWhenAConnectionHasEnded() throws IOException {
		MessageServer server = start(ANY_PORT.withMaxConnections(1));
		for (int i = 1; i <= 3; i++) {
			try (ScriptedPeer peer = connect(server)) {
				assertEchoes(peer, "peer " + i);
			}
			Conditions.await("room", () -> server.connections().isEmpty());
		}
		assertEquals(3, server.accepted());
		assertEquals(0, observer.failures().size());
	}
}
