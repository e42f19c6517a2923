// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFormatTest {

	@Test
	void writesTextAsUtf8() {
		assertArrayEquals("aé\uD83D\uDE00".getBytes(StandardCharsets.UTF_8), BodyFormat.TEXT.bytes("aé\uD83D\uDE00"));
		assertArrayEquals(new byte[0], BodyFormat.TEXT.bytes(""));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "3, 3" })
	void refusesHalfACharacter(int at, int named) {
		String text = new StringBuilder("\uD83D\uDE00ab").insert(at, '\uDC00').toString();
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> BodyFormat.TEXT.bytes(text));
		assertEquals("the text has half a character at position " + named + ", which cannot be written: remove it", refused.getMessage());
	}

	@Test
	void readsHex() {
		assertArrayEquals(new byte[] { 0x48, -1 }, BodyFormat.HEX.bytes("48 fF"));
		assertThrows(IllegalArgumentException.class, () -> BodyFormat.HEX.bytes("4"));
		assertThrows(IllegalArgumentException.class, () -> BodyFormat.HEX.bytes("4g"));
	}
}
