// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.protocol.FrameLayout;

class TrafficEntryTest {

	private static final FrameLayout TRAILED = FrameLayout.u32().withHeader(6).withTrailer(2);

	@ParameterizedTest
	@CsvSource({ "11, abc", "10, abc", "9, abc", "8, ab", "6, ''", "1, ''", "0, ''" })
	void theBodyIsWhatIsThereBetweenHeaderAndTrailer(int kept, String body) {
		TrafficEntry entry = entry(TRAILED, "LLLLhhabctt", kept);
		assertEquals(body, Frames.text(entry));
		assertEquals(3, entry.bodyLength());
		assertEquals(kept == 11, entry.message().isPresent());
	}

	@Test
	void readersDoNotDisturbEachOther() {
		TrafficEntry entry = entry(Frames.U32, "LLLLabc", 7);
		entry.bytes().get();
		assertEquals(7, entry.bytes().remaining());
		assertTrue(entry.bytes().isReadOnly());
		assertTrue(entry.body().isReadOnly());
		assertTrue(entry.message().orElseThrow().buffer().isReadOnly());
		entry.message().orElseThrow().buffer().position(3);
		assertEquals(7, entry.bytes().remaining());
	}

	@Test
	void refusesMoreBytesThanTheMessageHas() {
		assertThrows(IllegalArgumentException.class, () -> new TrafficEntry(0, Instant.EPOCH, Frames.ONE, Direction.IN,
				Optional.of(Frames.U32), "", 4, ByteBuffer.allocate(5)));
	}

	private static TrafficEntry entry(FrameLayout layout, String frame, int kept) {
		return new TrafficEntry(0, Instant.EPOCH, Frames.ONE, Direction.IN, Optional.of(layout), "", frame.length(),
				ByteBuffer.wrap(frame.getBytes(), 0, kept));
	}
}
