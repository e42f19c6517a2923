// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HexDumpTest {

	@Test
	void showsOffsetHexAndText() {
		HexDump dump = dump("\0\0\0\24the quick brown fox\n");
		assertEquals(2, dump.lineCount());
		assertEquals("00000000  00 00 00 14 74 68 65 20  71 75 69 63 6b 20 62 72  ....the quick br", dump.line(0));
		assertEquals("00000010  6f 77 6e 20 66 6f 78 0a                           own fox.", dump.line(1));
	}

	@Test
	void hasNoLineForNoBytes() {
		assertEquals(0, dump("").lineCount());
		assertThrows(IndexOutOfBoundsException.class, () -> dump("").line(0));
		assertThrows(IndexOutOfBoundsException.class, () -> dump("0123456789abcdef").line(1));
		assertThrows(IndexOutOfBoundsException.class, () -> dump("0123456789abcdef").line(-1));
	}

	@Test
	void showsWhatIsNoPrintableAsciiAsAPoint() {
		byte[] bytes = {0x1f, 0x20, 0x7e, 0x7f, (byte) 0x80, (byte) 0xff, '|'};
		assertEquals(". ~...|", new HexDump(ByteBuffer.wrap(bytes)).line(0).substring(HexDump.textColumn(0)));
	}

	@Test
	void startsAtThePositionAndLeavesTheBufferAsItIs() {
		ByteBuffer bytes = ByteBuffer.wrap("....hello....".getBytes(StandardCharsets.US_ASCII), 4, 5);
		HexDump dump = new HexDump(bytes);
		assertEquals(5, dump.length());
		assertEquals("hello", dump.line(0).substring(HexDump.textColumn(0)));
		assertEquals(4, bytes.position());
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 4096})
	void everyByteStandsWhereItsColumnsSay(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) ('!' + i % 90);
		}
		HexDump dump = new HexDump(ByteBuffer.wrap(bytes));
		for (int i = 0; i < length; i++) {
			String line = dump.line(HexDump.lineOf(i));
			assertEquals(bytes[i], (byte) HexFormat.fromHexDigits(line, HexDump.hexColumn(i), HexDump.hexColumn(i) + 2));
			assertEquals((char) bytes[i], line.charAt(HexDump.textColumn(i)));
			assertEquals(HexDump.lineOf(i) * HexDump.BYTES_A_LINE, HexFormat.fromHexDigits(line, 0, 8));
		}
		for (int i = 0; i < dump.lineCount() - 1; i++) {
			assertEquals(HexDump.LINE_LENGTH, dump.line(i).length());
		}
	}

	@ParameterizedTest
	@CsvSource({"0, 0", "1, 1", "16, 1", "17, 2", "16777216, 1048576"})
	void countsLinesWithoutMakingThem(int length, int lines) {
		assertEquals(lines, new HexDump(ByteBuffer.allocate(length)).lineCount());
	}

	private static HexDump dump(String text) {
		return new HexDump(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
	}
}
