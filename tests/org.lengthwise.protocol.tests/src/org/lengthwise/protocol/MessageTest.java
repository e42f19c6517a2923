// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

	private static final FrameLayout LAYOUT = FrameLayout.of("sample", LengthRule.bigEndian(2).at(1)).withHeader(4).withTrailer(1);
	private static final String FRAME = "99 0005 77 414243 03";

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void isAViewOfOneFrameInABuffer(boolean direct) {
		Message message = sample(direct);
		assertSame(LAYOUT, message.layout());
		assertEquals(8, message.length());
		assertEquals(3, message.bodyLength());
		assertEquals(2, message.start());
		assertEquals(6, message.bodyStart());
		assertEquals(Bytes.buffer(FRAME), message.frame());
		assertEquals(Bytes.buffer("414243"), message.body());
		assertArrayEquals(Bytes.of(FRAME), message.frameBytes());
		assertArrayEquals(Bytes.of("414243"), message.bodyBytes());
		assertEquals(5L, message.field("length"));
		assertEquals(Map.of("length", 5L), message.fields());
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void givesOutViewsThatCannotBeWrittenTo(boolean direct) {
		Message message = sample(direct);
		message.buffer().order(ByteOrder.LITTLE_ENDIAN);
		assertTrue(message.frame().isReadOnly());
		assertTrue(message.body().isReadOnly());
		assertSame(ByteOrder.BIG_ENDIAN, message.frame().order());
		assertSame(ByteOrder.BIG_ENDIAN, message.body().order());
	}

	@Test
	void leavesTheStateOfTheBuffer() {
		Message message = sample(false);
		ByteBuffer buffer = message.buffer().position(3);
		message.body().get();
		message.frame().get();
		message.frameBytes();
		message.bodyBytes();
		message.fields();
		message.copyTo(ByteBuffer.allocate(8));
		assertEquals(3, buffer.position());
		assertEquals(buffer.capacity(), buffer.limit());
	}

	// line 4
	@Test
	void mayHaveAnEmptyBody() {
		Message message = new Message(FrameLayout.u32(), Bytes.buffer("00000000"), 0, 4);
		assertEquals(0, message.bodyLength());
		assertEquals(0, message.bodyBytes().length);
		assertEquals(0, message.body().remaining());
	}

	@Test
	void copiesItsFrameToThePositionOfATarget() {
		ByteBuffer target = ByteBuffer.allocate(11).position(2);
		sample(false).copyTo(target);
		assertEquals(10, target.position());
		assertEquals(Bytes.buffer("0000" + FRAME + "00"), target.rewind());
	}

	@Test
	void copiesNothingToATargetWithoutRoom() {
		ByteBuffer target = ByteBuffer.allocate(9).position(2);
		assertThrows(IndexOutOfBoundsException.class, () -> sample(false).copyTo(target));
		assertEquals(2, target.position());
		assertEquals(ByteBuffer.allocate(9), target.rewind());
	}

	@Test
	void keepsItsBytesInACopy() {
		Message message = sample(false);
		Message copy = message.copy();
		message.buffer().put(0, new byte[message.buffer().capacity()]);
		assertNotSame(message.buffer(), copy.buffer());
		assertEquals(Bytes.buffer(FRAME), copy.frame());
		assertSame(LAYOUT, copy.layout());
	}

	@Test
	void sharesItsBytesWithTheBuffer() {
		Message message = sample(false);
		message.buffer().put(message.bodyStart(), (byte) 0x5a);
		assertEquals(Bytes.buffer("5a4243"), message.body());
	}

	@Test
	void knowsNoFieldThatItsLayoutDoesNotHave() {
		String reason = assertThrows(IllegalArgumentException.class, () -> sample(false).field("sequence")).getMessage();
		assertEquals("layout sample has no header field sequence", reason);
	}

	@ParameterizedTest
	@CsvSource({
			"-1, 8", // in front of the buffer
			" 0, 4", // shorter than header and trailer
			" 0, -1",
			" 3, 8", // behind the limit
			" 2147483647, 8"})
	void refusesAFrameThatTheBufferDoesNotHold(int start, int length) {
		ByteBuffer buffer = ByteBuffer.allocate(20).limit(10);
		assertThrows(IndexOutOfBoundsException.class, () -> new Message(LAYOUT, buffer, start, length));
	}

	@Test
	void saysWhatItIs() {
		assertEquals("message of 3 bytes, layout sample", sample(false).toString());
	}

	private static Message sample(boolean direct) {
		byte[] bytes = Bytes.of("ffff" + FRAME + "ff");
		ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(bytes.length) : ByteBuffer.allocate(bytes.length);
		return new Message(LAYOUT, buffer.put(0, bytes), 2, 8);
	}
}
