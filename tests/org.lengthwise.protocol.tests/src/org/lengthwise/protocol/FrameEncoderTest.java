// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameEncoderTest {

	private static final FrameLayout LAYOUT = FrameLayout.of("sample", LengthRule.bigEndian(2).at(1)).withHeader(4).withTrailer(1);
	private static final BodyTransform SAME = (request, target, at) -> target.put(at, request.bodyBytes());

	@Test
	void putsTheLengthInFrontOfABody() throws IOException {
		ByteBuffer target = ByteBuffer.allocate(9);
		new FrameEncoder(FrameLayout.u32()).encode(Bytes.ascii("HELLO"), target);
		assertEquals("0000000548454c4c4f", Bytes.hex(target.flip()));
	}

	// line 4
	@Test
	void encodesAnEmptyBody() throws IOException {
		assertEquals("00000000", Bytes.hex(new FrameEncoder(FrameLayout.u32()).encode(ByteBuffer.allocate(0)).frame()));
	}

	// lines 5 and 11
	@ParameterizedTest
	@CsvSource({
			"0, 1, BIG_ENDIAN,    REST,  0,  1, 0, 03 414243",
			"0, 2, LITTLE_ENDIAN, REST,  0,  2, 0, 0300 414243",
			"0, 3, LITTLE_ENDIAN, REST,  1,  4, 0, 030000 00 414243",
			"0, 3, BIG_ENDIAN,    BODY,  0,  9, 0, 000003 000000000000 414243",
			"0, 4, LITTLE_ENDIAN, FRAME, 0,  4, 0, 07000000 414243",
			"0, 8, BIG_ENDIAN,    REST,  0,  8, 0, 0000000000000003 414243",
			"2, 2, BIG_ENDIAN,    FRAME, 0,  4, 0, 0000 0007 414243",
			"0, 2, BIG_ENDIAN,    REST,  0,  2, 1, 0004 414243 00",
			"3, 4, BIG_ENDIAN,    REST,  1,  7, 1, 000000 00000003 414243 00",
			"1, 5, LITTLE_ENDIAN, REST, -9,  8, 2, 00 1000000000 0000 414243 0000"})
	void encodesAsTheLayoutSays(int offset, int width, String order, Counts counts, int adjust, int header, int trailer, String frame)
			throws IOException {
		ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		FrameLayout layout = new FrameLayout("any", new LengthRule(offset, width, byteOrder, counts, adjust), header, trailer, 100);
		assertEquals(Bytes.buffer(frame), new FrameEncoder(layout).encode(Bytes.ascii("ABC")).frame());
	}

	@ParameterizedTest
	@ValueSource(booleans = {false, true})
	void writesOneFrameBehindTheOther(boolean direct) throws IOException {
		ByteBuffer target = direct ? ByteBuffer.allocateDirect(14) : ByteBuffer.allocate(14);
		target.order(ByteOrder.LITTLE_ENDIAN).position(1);
		FrameEncoder encoder = new FrameEncoder(FrameLayout.u32());
		encoder.encode(Bytes.ascii("A"), target);
		assertEquals(6, target.position());
		encoder.encode(Bytes.ascii("BC"), target);
		assertEquals(12, target.position());
		assertEquals(14, target.limit());
		assertEquals("00" + "0000000141" + "000000024243" + "0000", Bytes.hex(target.rewind()));
	}

	@Test
	void leavesTheBodyAsItIs() throws IOException {
		ByteBuffer body = Bytes.ascii("<ABC>").position(1).limit(4).asReadOnlyBuffer();
		assertEquals("00000003414243", Bytes.hex(new FrameEncoder(FrameLayout.u32()).encode(body).frame()));
		assertEquals(1, body.position());
		assertEquals(4, body.limit());
	}

	@Test
	void leavesNothingOfWhatStoodInTheTarget() throws IOException {
		ByteBuffer target = Bytes.buffer("ff".repeat(10));
		new FrameEncoder(LAYOUT).encode(Bytes.ascii("ABC"), target);
		assertEquals("00000500" + "414243" + "00" + "ffff", Bytes.hex(target.rewind()));
	}

	@ParameterizedTest
	@CsvSource({
			"1, REST, 1000, 255", // the field can say no more
			"1, FRAME, 1000, 254",
			"2, FRAME, 100000, 65533",
			"4, REST, 1000, 996", // the limit allows no more
			"8, REST, 1000, 992"})
	void encodesUpToTheLongestBody(int width, Counts counts, int limit, int longest) throws IOException {
		FrameLayout layout = FrameLayout.of("any", LengthRule.bigEndian(width).counting(counts)).withLimit(limit);
		FrameEncoder encoder = new FrameEncoder(layout);
		assertEquals(width + longest, encoder.frameLength(longest));
		Message message = encoder.encode(ByteBuffer.allocate(longest));
		assertEquals(width + longest, message.length());
		assertEquals(layout.valueOf(width + longest), message.field("length"));

		ByteBuffer target = ByteBuffer.allocate(100_100);
		assertThrows(FrameTooLargeException.class, () -> encoder.frameLength(longest + 1));
		assertThrows(FrameTooLargeException.class, () -> encoder.encode(Bytes.buffer("ff".repeat(longest + 1)), target));
		assertEquals(0, target.position());
		assertEquals(ByteBuffer.allocate(100_100), target);
	}

	@Test
	void writesALengthThatIsOneLessThanWhatItCounts() throws IOException {
		FrameEncoder spacePackets = new FrameEncoder(FrameLayout.of("ccsds", LengthRule.bigEndian(2).at(4).adjustedBy(1)));
		assertEquals("00000000" + "0001" + "4142", HexFormat.of().formatHex(spacePackets.encode(Bytes.buffer("4142")).frameBytes()));
		String message = assertThrows(FrameTooShortException.class, () -> spacePackets.encode(ByteBuffer.allocate(0))).getMessage();
		assertEquals("a body of 0 bytes makes a frame of 6 bytes; the shortest of layout ccsds has 7", message);
	}

	@Test
	void saysWhatIsTooLarge() {
		FrameEncoder encoder = new FrameEncoder(LAYOUT.withLimit(20));
		String message = assertThrows(FrameTooLargeException.class, () -> encoder.encode(ByteBuffer.allocate(16))).getMessage();
		assertEquals("a body of 16 bytes makes a frame of 21 bytes; layout sample allows 20", message);
	}

	@Test
	void writesNothingToATargetWithoutRoom() {
		ByteBuffer target = ByteBuffer.allocate(10).position(2).limit(9);
		FrameEncoder encoder = new FrameEncoder(LAYOUT);
		Message request = request("77 0005 99 414243 03");
		assertThrows(BufferOverflowException.class, () -> encoder.encode(Bytes.ascii("ABC"), target));
		assertThrows(BufferOverflowException.class, () -> encoder.encodeAnswer(request, SAME, target));
		assertEquals(2, target.position());
		assertEquals(ByteBuffer.allocate(10), target.clear());
	}

	// line 30
	@Test
	void answersWithTheHeaderAndTrailerOfTheRequest() throws IOException {
		ByteBuffer target = ByteBuffer.allocate(20).position(3);
		BodyTransform reverse = (request, to, at) -> {
			for (int i = 0; i < request.bodyLength(); i++) {
				to.put(at + i, request.buffer().get(request.bodyStart() + request.bodyLength() - 1 - i));
			}
		};
		new FrameEncoder(LAYOUT).encodeAnswer(request("77 0005 99 414243 03"), reverse, target);
		assertEquals(11, target.position());
		assertEquals(Bytes.buffer("77 0005 99 434241 03"), target.flip().position(3));
	}

	// line 30; the request's own length is wrong here, so that one sees it
	@Test
	void computesTheLengthOfAnAnswerAnew() throws IOException {
		ByteBuffer target = ByteBuffer.allocate(20);
		new FrameEncoder(LAYOUT).encodeAnswer(request("77 1234 99 414243 03"), SAME, target);
		assertEquals(Bytes.buffer("77 0005 99 414243 03"), target.flip());
	}

	@Test
	void answersAnEmptyBody() throws IOException {
		ByteBuffer target = ByteBuffer.allocate(20);
		new FrameEncoder(LAYOUT).encodeAnswer(request("77 0002 99 03"), SAME, target);
		assertEquals(Bytes.buffer("77 0002 99 03"), target.flip());
	}

	@Test
	void leavesTheRequestAsItIs() throws IOException {
		Message request = request("77 0005 99 414243 03");
		request.buffer().position(1);
		new FrameEncoder(LAYOUT).encodeAnswer(request, SAME, ByteBuffer.allocateDirect(20));
		assertEquals(1, request.buffer().position());
		assertEquals(Bytes.buffer("77 0005 99 414243 03"), request.frame());
	}

	@Test
	void refusesAnAnswerBeyondTheLimit() {
		ByteBuffer target = ByteBuffer.allocate(20);
		FrameEncoder encoder = new FrameEncoder(LAYOUT.withLimit(7));
		assertThrows(FrameTooLargeException.class, () -> encoder.encodeAnswer(request("77 0005 99 414243 03"), SAME, target));
		assertEquals(0, target.position());
	}

	@Test
	void leavesNoHalfAnswerBehindATransformThatThrows() {
		ByteBuffer target = ByteBuffer.allocate(20).position(3);
		BodyTransform failing = (request, to, at) -> {
			throw new IllegalStateException("cannot");
		};
		FrameEncoder encoder = new FrameEncoder(LAYOUT);
		assertThrows(IllegalStateException.class, () -> encoder.encodeAnswer(request("77 0005 99 414243 03"), failing, target));
		assertEquals(3, target.position());
	}

	@Test
	void knowsItsLayout() {
		assertSame(LAYOUT, new FrameEncoder(LAYOUT).layout());
	}

	@Test
	void makesMessagesWithBytesOfTheirOwn() throws IOException {
		FrameEncoder encoder = new FrameEncoder(LAYOUT);
		ByteBuffer body = Bytes.ascii("ABC");
		Message first = encoder.encode(body);
		Message second = encoder.encode(body.put(0, (byte) 'Z'));
		assertEquals(Bytes.ascii("ABC"), first.body());
		assertEquals(Bytes.ascii("ZBC"), second.body());
		assertTrue(first.buffer() != second.buffer());
	}

	private static Message request(String frame) {
		ByteBuffer buffer = Bytes.buffer(frame);
		return new Message(LAYOUT, buffer, 0, buffer.capacity());
	}
}
