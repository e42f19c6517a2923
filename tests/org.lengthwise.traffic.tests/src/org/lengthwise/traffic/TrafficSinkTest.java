// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

class TrafficSinkTest {

	@Test
	void noneTakesAnythingAndKeepsNothing() {
		assertDoesNotThrow(() -> TrafficSink.NONE.message(Frames.ONE, Direction.IN, Frames.message("hello")));
		assertDoesNotThrow(() -> TrafficSink.NONE.raw(Frames.ONE, Direction.OUT, ByteBuffer.allocate(3), "no frame"));
	}

	@Test
	void aLabelNamesItsConnection() {
		assertThrows(NullPointerException.class, () -> new ConnectionLabel(1, null, "127.0.0.1:1"));
		assertThrows(NullPointerException.class, () -> new ConnectionLabel(1, "server 9898", null));
	}
}
