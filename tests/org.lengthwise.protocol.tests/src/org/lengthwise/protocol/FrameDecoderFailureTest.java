// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.protocol.SampleStream.THREE;
import static org.lengthwise.protocol.SampleStream.THREE_FRAMES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no frames, and streams that end too early. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a hang is a failure too
class FrameDecoderFailureTest {

	private static final FrameLayout U32 = FrameLayout.u32();

	private final FrameDecoder decoder = new FrameDecoder(U32);
	private final Received received = new Received();

	// line 5; cut to 32 bits each second value would be a body of 5 bytes
	@ParameterizedTest
	@ValueSource(strings = {
			"0000000080000000", "0000000080000005", "00000000ffffffff", "0000000100000000", "0000000100000005", "7000000000000005",
			"7fffffffffffffff", "7ffffffffffffff8", "8000000000000000", "8000000000000005", "ffffffffffffffff", "fffffffffffffffd"})
	void refusesHugeLengthsByTheLimit(String length) {
		for (Counts counts : Counts.values()) {
			for (int adjust : new int[] {-65_535, -8, 0}) {
				LengthRule rule = LengthRule.bigEndian(8).counting(counts).adjustedBy(adjust);
				RecordingSupply buffers = RecordingSupply.heap();
				FrameDecoder u64 = new FrameDecoder(FrameLayout.of("u64", rule), buffers);
				FramingException refusal = refusal(u64, Bytes.buffer(length + "4142434445"));
				assertTrue(refusal.getMessage().contains("the limit of layout u64 is 16777216"), refusal.getMessage());
				assertEquals(length, Bytes.hex(refusal.bytes()));
				assertEquals(List.of(4096), buffers.asked());
			}
		}
	}

	// line 5
	@ParameterizedTest
	@CsvSource({"4, 80000000", "4, ffffffff", "5, 0100000005", "6, 800000000005", "7, ff000000000005"})
	void refusesLargeLengthsOfNarrowerFields(int width, String length) {
		FrameDecoder narrow = new FrameDecoder(FrameLayout.of("any", LengthRule.bigEndian(width)));
		assertEquals(length, Bytes.hex(refusal(narrow, Bytes.buffer(length + "4142434445")).bytes()));
	}

	// line 6
	@Test
	void takesTheLargestFrameAndRefusesOneByteMore() throws IOException {
		FrameLayout layout = U32.withLimit(10);
		try (FrameDecoder narrow = new FrameDecoder(layout)) {
			narrow.decode(Bytes.buffer("00000006414243444546"), received);
		}
		assertEquals(List.of("00000006|414243444546|"), received.frames());
		assertEquals("00000007", Bytes.hex(refusal(new FrameDecoder(layout), Bytes.buffer("00000007")).bytes()));
	}

	// line 7
	@ParameterizedTest
	@CsvSource({
			"FRAME,  0, 0, 00000000", "FRAME,  0, 0, 00000003", "FRAME, 0, 2, 00000005",
			"REST,  -4, 0, 00000003", "REST, -10, 0, 00000005", "REST,  0, 2, 00000001", "BODY, -3, 1, 00000002"})
	void refusesALengthThatEndsBeforeTheHeaderDoes(Counts counts, int adjust, int trailer, String length) {
		LengthRule rule = LengthRule.bigEndian(4).counting(counts).adjustedBy(adjust);
		FrameLayout layout = FrameLayout.of("any", rule).withTrailer(trailer);
		for (Feed feed : Feed.values()) {
			FramingException refusal = assertThrows(FramingException.class,
					() -> feed.feedByteByByte(new FrameDecoder(layout), Bytes.buffer(length + "41424344"), received));
			assertEquals(length, Bytes.hex(refusal.bytes()));
			assertEquals(0, received.count());
		}
	}

	// line 8
	@ParameterizedTest
	@EnumSource
	void deliversTheMessagesInFrontOfAFailureFirst(Feed feed) {
		FramingException refusal = assertThrows(FramingException.class,
				() -> feed.feed(decoder, Bytes.buffer(THREE + "ff000000" + THREE), received));
		assertEquals(THREE_FRAMES, received.frames());
		assertEquals(18, refusal.offset());
		assertEquals(18, decoder.offset());
		assertEquals("ff000000", Bytes.hex(refusal.bytes()));
	}

	// line 8
	@ParameterizedTest
	@EnumSource
	void failsOnce(Feed feed) throws IOException {
		refusal(decoder, Bytes.buffer("ff000000"));
		assertNull(decoder.next());
		feed.feed(decoder, Bytes.buffer("ff000000" + THREE), received);
		assertNull(decoder.next());
		decoder.end();
		assertEquals(0, received.count());
		assertEquals(0, decoder.offset());
	}

	// line 8
	@Test
	void keepsTheBytesOfAFailureForItself() {
		FramingException refusal = refusal(decoder, Bytes.buffer("ff000000"));
		refusal.bytes()[0] = 0;
		assertArrayEquals(Bytes.of("ff000000"), refusal.bytes());
	}

	// line 8
	@Test
	void reportsTheWholeHeaderIfItHasArrived() {
		FrameLayout layout = FrameLayout.of("long", LengthRule.bigEndian(2).at(1)).withHeader(5).withLimit(100);
		assertEquals("01ffff0203", Bytes.hex(refusal(new FrameDecoder(layout), Bytes.buffer("01ffff02030405")).bytes()));
		assertEquals("01ffff02", Bytes.hex(refusal(new FrameDecoder(layout), Bytes.buffer("01ffff02")).bytes()));
	}

	// line 10
	@ParameterizedTest
	@EnumSource
	void leavesWhatFollowsAFailureToBeLookedAt(Feed feed) {
		ByteBuffer chunk = Bytes.buffer(THREE + "ff000000" + "41".repeat(10_000));
		assertThrows(FramingException.class, () -> feed.feed(decoder, chunk, received));
		assertTrue(decoder.undecoded().isReadOnly());
		assertEquals("ff000000" + "41".repeat(10_000), Bytes.hex(decoder.undecoded()) + Bytes.hex(chunk));
	}

	// line 9
	@ParameterizedTest
	@ValueSource(strings = {"", THREE})
	void endsCleanlyBetweenMessages(String bytes) throws IOException {
		decoder.decode(Bytes.buffer(bytes), received);
		assertDoesNotThrow(decoder::end);
		assertEquals(0, decoder.undecoded().remaining());
	}

	// line 9
	@ParameterizedTest
	@CsvSource({
			"00, 1 of 4 bytes of its length field", "000000, 3 of 4 bytes of its length field",
			"00000002, 4 of 6 bytes", "0000000241, 5 of 6 bytes"})
	void reportsAnIncompleteFrameAtTheEnd(String rest, String nOfM) {
		for (Feed feed : Feed.values()) {
			FrameDecoder fresh = new FrameDecoder(U32);
			Received messages = new Received();
			assertDoesNotThrow(() -> feed.feed(fresh, Bytes.buffer(THREE + rest), messages));
			FramingException incomplete = assertThrows(FramingException.class, fresh::end);
			assertTrue(incomplete.getMessage().contains("incomplete frame at offset 18: " + nOfM + " arrived"), incomplete.getMessage());
			assertEquals(18, incomplete.offset());
			assertEquals(rest, Bytes.hex(incomplete.bytes()));
			assertEquals(rest, Bytes.hex(fresh.undecoded()));
			assertEquals(THREE_FRAMES, messages.frames());
			assertDoesNotThrow(fresh::end, "reported once");
		}
	}

	private FramingException refusal(FrameDecoder refusing, ByteBuffer bytes) {
		return assertThrows(FramingException.class, () -> refusing.decode(bytes, received));
	}
}
