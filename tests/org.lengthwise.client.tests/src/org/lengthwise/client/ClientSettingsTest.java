// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.Reversal;
import org.lengthwise.transport.QueueLimits;
import org.lengthwise.transport.QueuePolicy;

class ClientSettingsTest {

	private static final Endpoint SERVER = new Endpoint("example.org", 9898);
	private static final ClientSettings SETTINGS = ClientSettings.to(SERVER);

	@Test
	void startFromTheDefaults() {
		assertEquals(new ClientSettings(SERVER, "u32", 16 << 20, Duration.ofSeconds(10), QueueLimits.DEFAULT), SETTINGS);
	}

	@Test
	void changeOneThingAtATime() {
		QueueLimits queue = new QueueLimits(1, 2, QueuePolicy.REJECT);
		ClientSettings changed = SETTINGS.withLayout("other").withFrameLimit(3).withConnectTimeout(Duration.ofMillis(4)).withQueue(queue);
		assertEquals(new ClientSettings(SERVER, "other", 3, Duration.ofMillis(4), queue), changed);
	}

	@Test
	void refuseNonsenseWhenTheyAreBuilt() {
		assertThrows(IllegalArgumentException.class, () -> ClientSettings.to(new Endpoint("example.org", 0)));
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.withFrameLimit(0));
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.withConnectTimeout(Duration.ofNanos(999_999)));
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.withConnectTimeout(Duration.ofSeconds(-1)));
		assertThrows(NullPointerException.class, () -> SETTINGS.withLayout(null));
		assertThrows(NullPointerException.class, () -> SETTINGS.withQueue(null));
		assertThrows(NullPointerException.class, () -> ClientSettings.to(null));
	}

	@Test
	void ofAPingPongRefuseNonsenseToo() {
		assertEquals(new PingPongSettings(5, Duration.ZERO, Reversal.BYTES), PingPongSettings.rounds(5));
		assertThrows(IllegalArgumentException.class, () -> PingPongSettings.rounds(-1));
		assertThrows(IllegalArgumentException.class, () -> new PingPongSettings(0, Duration.ofNanos(-1), Reversal.BYTES));
		assertThrows(NullPointerException.class, () -> new PingPongSettings(0, Duration.ZERO, null));
	}
}
