// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.MessagePeer;
import org.lengthwise.transport.Ending;
import org.lengthwise.transport.Ending.By;
import org.lengthwise.transport.Ending.How;

class MessageClientsTest extends ClientFixture {

	@Test
	void knowTheClientsThatAreOpen() throws Exception {
		try (MessagePeer peer = MessagePeer.echo()) {
			MessageClient first = connect(peer.port());
			MessageClient second = connect(peer.port());
			assertEquals(List.of(first, second), clients.open());
			first.close();
			endingOf(first);
			assertEquals(List.of(second), clients.open());
		}
	}

	@Test
	void endAllClientsInOrder() throws Exception {
		try (MessagePeer peer = MessagePeer.echo()) {
			List<MessageClient> connected = List.of(connect(peer.port()), connect(peer.port()), connect(peer.port()));
			connected.getFirst().play(PingPongSettings.rounds(0), bodies("for ever"));
			clients.close();
			assertEquals(List.of(), clients.open());
			for (MessageClient client : connected) {
				Ending ending = client.ending().orElseThrow();
				assertEquals(By.US, ending.by());
				assertEquals(How.CLOSED, ending.how());
			}
			Conditions.await("three ends", () -> peer.endings().size() == 3);
			for (Ending ending : peer.endings()) {
				assertEquals(By.PEER, ending.by());
				assertEquals(How.CLOSED, ending.how());
			}
		}
	}

	@Test
	void haveNothingToEndWhereNobodyConnected() {
		clients.close();
		clients.close();
		assertEquals(List.of(), clients.open());
	}
}
