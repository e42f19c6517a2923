// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedPeer;

/** Servers on free ports that are stopped after each test, and what they tell. */
@ExtendWith(LogGuard.class)
@Timeout(60) // a test that hangs is one that fails
abstract class ServerFixture {

	static final ServerSettings ANY_PORT = ServerSettings.DEFAULT.onPort(0);

	final MessageServers servers = MessageServers.using(LayoutCatalogue.standard());
	final RecordingObserver observer = new RecordingObserver();

	@AfterEach
	void stopServers() {
		servers.close();
	}

	MessageServer start(ServerSettings settings) throws TransportException {
		return servers.start(settings, observer);
	}

	static ScriptedPeer connect(MessageServer server) throws IOException {
		return ScriptedPeer.connectTo(server.address().port());
	}

	/** Sends one message, and fails unless it comes back as it is. */
	static void assertEchoes(ScriptedPeer peer, String body) throws IOException {
		peer.send(Frames.u32(body));
		peer.expect(Frames.u32(body));
	}

	static void assertServesOthers(MessageServer server) throws IOException {
		try (ScriptedPeer other = connect(server)) {
			assertEchoes(other, "another one");
		}
	}
}
