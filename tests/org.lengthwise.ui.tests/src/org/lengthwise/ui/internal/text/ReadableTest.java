// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTest {

	private final Locale usual = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(usual);
	}

	@ParameterizedTest
	@CsvSource({"0, 0 B", "1023, '1,023 B'", "1024, 1 KiB", "1536, 1.5 KiB", "1048576, 1 MiB", "157286400, 150 MiB", "9223372036854775807, 8 EiB"})
	void writesBytes(long bytes, String text) {
		assertEquals(text, Readable.bytes(bytes));
	}

	@ParameterizedTest
	@CsvSource({"0, 0", "0.25, 0.2", "9.94, 9.9", "12.6, 13", "123456.7, '123,457'"})
	void writesRates(double rate, String text) {
		assertEquals(text, Readable.rate(rate));
	}

	@ParameterizedTest
	@CsvSource({"-1, 0 s", "59, 59 s", "61, 1 min 1 s", "3600, 1 h 0 min", "90061, 1 d 1 h"})
	void writesAges(long seconds, String text) {
		assertEquals(text, Readable.age(Duration.ofSeconds(seconds)));
	}

	@Test
	void readsNumbersBetweenItsBounds() {
		assertEquals(0, NumberField.parse("port", " 0 ", 0, 65_535));
		assertEquals(65_535, NumberField.parse("port", "65535", 0, 65_535));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "-1", "65536", "70000", "99999999999", "80a", "0x50"})
	void saysWhatNumberIsExpected(String text) {
		Exception refused = assertThrows(IllegalArgumentException.class, () -> NumberField.parse("port", text, 0, 65_535));
		assertEquals("port '" + text + "': a number from 0 to 65,535 is expected", refused.getMessage());
	}
}
