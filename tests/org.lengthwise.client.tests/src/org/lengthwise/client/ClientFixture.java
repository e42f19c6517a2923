// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.LogGuard;

/** Clients that are reset after each test, and what they tell. */
@ExtendWith(LogGuard.class)
@Timeout(60) // a test that hangs is one that fails
abstract class ClientFixture {

	final MessageClients clients = MessageClients.using(LayoutCatalogue.standard());
	final RecordingObserver observer = new RecordingObserver();

	@AfterEach
	void endClients() {
		clients.open().forEach(MessageClient::abort);
		clients.close();
	}

	static ClientSettings settings(int port) {
		return ClientSettings.to(new Endpoint("127.0.0.1", port));
	}

	/** A client that has connected. */
	MessageClient connect(int port) throws Exception {
		return connect(settings(port));
	}

	/** A client that has connected. */
	MessageClient connect(ClientSettings settings) throws Exception {
		MessageClient client = clients.connect(settings, observer);
		client.awaitConnected();
		return client;
	}

	/** How a client has ended; waits for that. */
	static Ending endingOf(MessageClient client) throws InterruptedException {
		Optional<Ending> ending = client.awaitEnd(Conditions.PATIENCE);
		assertTrue(ending.isPresent(), "the client does not end");
		return ending.get();
	}

	static void assertOver(PingPong game) throws InterruptedException {
		assertTrue(game.awaitEnd(Conditions.PATIENCE), "the ping-pong does not end");
	}

	static ByteBuffer body(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

	static List<ByteBuffer> bodies(String... texts) {
		return Arrays.stream(texts).map(ClientFixture::body).toList();
	}
}
