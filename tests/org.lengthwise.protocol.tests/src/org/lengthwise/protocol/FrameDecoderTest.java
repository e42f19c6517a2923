// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lengthwise.protocol.SampleStream.THREE;
import static org.lengthwise.protocol.SampleStream.THREE_FRAMES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a hang is a failure too
class FrameDecoderTest {

	private static final FrameLayout U32 = FrameLayout.u32();

	private final FrameDecoder decoder = new FrameDecoder(U32);
	private final Received received = new Received();

	// line 3
	@ParameterizedTest
	@EnumSource
	void deliversManyMessagesOfOneRead(Feed feed) throws IOException {
		feed.feed(decoder, Bytes.buffer(THREE), received);
		assertEquals(THREE_FRAMES, received.frames());
		assertEquals(18, decoder.offset());
	}

	// line 1
	@ParameterizedTest
	@EnumSource
	void deliversTheSameByteByByte(Feed feed) throws IOException {
		feed.feedByteByByte(decoder, Bytes.buffer(THREE), received);
		assertEquals(THREE_FRAMES, received.frames());
	}

	// line 2
	@ParameterizedTest
	@EnumSource
	void deliversTheSameSplitAnywhere(Feed feed) throws IOException {
		ByteBuffer bytes = Bytes.buffer(THREE);
		for (int cut = 0; cut <= bytes.limit(); cut++) {
			FrameDecoder fresh = new FrameDecoder(U32);
			Received inTwo = new Received();
			feed.feed(fresh, bytes.slice(0, cut), inTwo);
			feed.feed(fresh, bytes.slice(cut, bytes.limit() - cut), inTwo);
			assertEquals(THREE_FRAMES, inTwo.frames(), "cut at " + cut);
		}
	}

	// line 3
	@ParameterizedTest
	@EnumSource
	void keepsHalfAHeaderBehindThreeMessages(Feed feed) throws IOException {
		feed.feed(decoder, Bytes.buffer(THREE + "0000"), received);
		assertEquals(THREE_FRAMES, received.frames());
		assertEquals("0000", Bytes.hex(decoder.undecoded()));
		feed.feed(decoder, Bytes.buffer("000142"), received);
		assertEquals("00000001|42|", received.frames().getLast());
		assertEquals(4, received.count());
	}

	// line 4
	@ParameterizedTest
	@EnumSource
	void deliversAnEmptyBodyAtOnce(Feed feed) throws IOException {
		feed.feed(decoder, Bytes.buffer("000000"), received);
		assertEquals(0, received.count());
		feed.feed(decoder, Bytes.buffer("00"), received);
		assertEquals(List.of("00000000||"), received.frames());
	}

	// line 4
	@ParameterizedTest
	@EnumSource
	void deliversAThousandEmptyBodiesAtOnce(Feed feed) throws IOException {
		feed.feed(decoder, ByteBuffer.allocate(4_000), received);
		assertEquals(Collections.nCopies(1_000, "00000000||"), received.frames());
	}

	// line 5
	@ParameterizedTest
	@CsvSource({"1, 200", "2, 40000", "3, 40000", "4, 40000", "5, 40000", "6, 40000", "7, 40000", "8, 40000"})
	void readsUnsignedLengthsOfAllWidths(int width, int bodyLength) throws IOException {
		for (LengthRule rule : List.of(LengthRule.bigEndian(width), LengthRule.littleEndian(width))) {
			SampleStream stream = new SampleStream(FrameLayout.of("any", rule)).add(new byte[bodyLength]).add(new byte[1]);
			Received bodies = new Received();
			try (FrameDecoder wide = new FrameDecoder(stream.layout())) {
				wide.decode(stream.bytes(), bodies);
			}
			assertEquals(stream.frames(), bodies.frames());
		}
	}

	// line 11
	@ParameterizedTest
	@CsvSource({"BODY, 0003", "REST, 0006", "FRAME, 0008"})
	void countsTheTrailerAsTheLayoutSays(Counts counts, String length) throws IOException {
		FrameLayout layout = FrameLayout.of("any", LengthRule.bigEndian(2).counting(counts)).withHeader(3).withTrailer(2);
		try (FrameDecoder counting = new FrameDecoder(layout)) {
			counting.decode(Bytes.buffer((length + "99" + "414243" + "0d0a").repeat(2)), received);
		}
		assertEquals(Collections.nCopies(2, length + "99|414243|0d0a"), received.frames());
	}

	@Test
	void stopsInTheMiddleOfARead() throws IOException {
		decoder.decode(Bytes.buffer(THREE), message -> {
			received.accept(message);
			decoder.stop();
		});
		decoder.decode(Bytes.buffer(THREE), received);
		decoder.end();
		assertEquals(THREE_FRAMES.subList(0, 1), received.frames());
	}

	@Test
	void goesOnAfterASinkThatThrew() throws IOException {
		ByteBuffer chunk = Bytes.buffer(THREE);
		assertThrows(IllegalStateException.class, () -> decoder.decode(chunk, message -> {
			throw new IllegalStateException("cannot");
		}));
		decoder.decode(Bytes.buffer(THREE), received);
		assertEquals(THREE_FRAMES.subList(1, 3), received.frames().subList(0, 2));
		assertEquals(THREE_FRAMES, received.frames().subList(2, 5));
	}

	@Test
	void givesOutViewsThatAreGoodUntilMoreBytesAreAskedFor() throws IOException {
		ByteBuffer space = decoder.space().put(Bytes.of(THREE));
		List<Message> messages = new ArrayList<>();
		for (Message message = decoder.next(); message != null; message = decoder.next()) {
			assertSame(space, message.buffer());
			messages.add(message);
		}
		messages.forEach(received);
		assertEquals(THREE_FRAMES, received.frames());
	}
}
