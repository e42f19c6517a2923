// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.traffic.HexDump;

class HexContentTest {

	@ParameterizedTest
	@ValueSource(ints = {0, 1, 15, 16, 17, 160, 167})
	void isTheTextOfTheDump(int length) {
		HexDump dump = dump(length);
		HexContent content = new HexContent(dump, 0);
		String text = IntStream.range(0, dump.lineCount()).mapToObj(dump::line).collect(Collectors.joining("\n"));
		assertEquals(text.length(), content.getCharCount());
		assertEquals(text, content.getTextRange(0, text.length()));
		assertEquals(Math.max(1, dump.lineCount()), content.getLineCount());
		Random random = new Random(length);
		for (int i = 0; i < 200; i++) {
			int from = random.nextInt(text.length() + 1);
			int to = random.nextInt(from, text.length() + 1);
			assertEquals(text.substring(from, to), content.getTextRange(from, to - from));
			assertEquals(text.substring(0, from).chars().filter(it -> it == '\n').count(), content.getLineAtOffset(from));
		}
		for (int line = 0; line < dump.lineCount(); line++) {
			assertEquals(dump.line(line), content.getLine(line));
			assertEquals(line, content.getLineAtOffset(content.getOffsetAtLine(line)));
		}
	}

	@Test
	void aLargeFrameHasParts() {
		HexDump dump = dump(2 * HexContent.PART + 5);
		assertEquals(3, HexContent.parts(dump));
		HexContent second = new HexContent(dump, 1);
		assertEquals(HexContent.PART, second.from());
		assertEquals(HexContent.PART / 16, second.getLineCount());
		assertEquals("00010000", second.getLine(0).substring(0, 8));
		HexContent last = new HexContent(dump, 2);
		assertEquals(1, last.getLineCount());
		assertEquals(last.getLine(0).length(), last.getCharCount());
		assertEquals(last.getLine(0).substring(HexDump.textColumn(4)), last.getTextRange(last.textPlace(2 * HexContent.PART + 4), 1));
	}

	@Test
	void aWholeNumberOfPartsHasNoEmptyOne() {
		assertEquals(1, HexContent.parts(dump(0)));
		assertEquals(1, HexContent.parts(dump(HexContent.PART)));
		assertEquals(2, HexContent.parts(dump(HexContent.PART + 1)));
	}

	private static HexDump dump(int length) {
		byte[] bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return new HexDump(ByteBuffer.wrap(bytes));
	}
}
