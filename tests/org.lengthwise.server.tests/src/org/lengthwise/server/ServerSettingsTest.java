// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Endpoint;

class ServerSettingsTest {

	private static final ServerSettings SETTINGS = ServerSettings.DEFAULT;

	@Test
	void startFromTheDefaults() {
		assertEquals(new ServerSettings(new Endpoint("127.0.0.1", 9898), "u32", 16 << 20, StandardResponder.ECHO, 20_000), SETTINGS);
	}

	@Test
	void changeOneThingAtATime() {
		ServerSettings changed = SETTINGS.at(new Endpoint("::1", 1)).onPort(2).withLayout("other").withFrameLimit(3)
				.withResponder(StandardResponder.DISCARD).withMaxConnections(4);
		assertEquals(new ServerSettings(new Endpoint("::1", 2), "other", 3, StandardResponder.DISCARD, 4), changed);
	}

	@Test
	void refuseNonsenseWhenTheyAreBuilt() {
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.onPort(65_536));
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.onPort(-1));
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.withFrameLimit(0));
		assertThrows(IllegalArgumentException.class, () -> SETTINGS.withMaxConnections(0));
		assertThrows(NullPointerException.class, () -> SETTINGS.withLayout(null));
		assertThrows(NullPointerException.class, () -> SETTINGS.withResponder(null));
		assertThrows(NullPointerException.class, () -> SETTINGS.at(null));
	}
}
