// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.protocol.SampleStream.THREE;
import static org.lengthwise.protocol.SampleStream.THREE_FRAMES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much memory a decoder takes, and when it gives it back. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a hang is a failure too
class FrameDecoderBufferTest {

	private static final int KIB = 1 << 10;
	private static final int MIB = 1 << 20;
	private static final FrameLayout U32 = FrameLayout.u32();

	private final RecordingSupply supply = RecordingSupply.heap();
	private final FrameDecoder decoder = new FrameDecoder(U32, supply);
	private final Received received = new Received();

	@AfterEach
	void everyBufferIsGivenBack() {
		decoder.close();
		assertEquals(List.of(), supply.lent());
	}

	// line 6
	@Test
	void makesNoRoomForAFrameBeyondTheLimit() {
		assertThrows(FramingException.class, () -> decoder.decode(Bytes.buffer("01000000"), received));
		assertEquals(List.of(4096), supply.asked());
	}

	// line 6
	@ParameterizedTest
	@EnumSource
	void growsWithTheBytesReceivedAndNotWithTheLengthAnnounced(Feed feed) throws IOException {
		feed.feed(decoder, Bytes.buffer("00fffff0"), received);
		assertEquals(List.of(4096), supply.asked());
		int chunk = 1000;
		for (int arrived = 4 + chunk; arrived < 2 * MIB; arrived += chunk) {
			feed.feed(decoder, ByteBuffer.allocate(chunk), received);
			assertTrue(supply.largest() <= Math.max(4096, 2 * arrived), supply.largest() + " bytes taken, " + arrived + " received");
		}
		assertEquals(0, received.count());
		assertEquals(1, supply.lent().size());
	}

	// line 6
	@Test
	void growsNoFurtherThanTheFrame() throws IOException {
		SampleStream stream = new SampleStream(U32).add(new byte[150_000]);
		decoder.decode(stream.bytes(), received);
		assertEquals(stream.frames(), received.frames());
		assertEquals(150_004, supply.largest());
	}

	// line 10
	@ParameterizedTest
	@EnumSource
	void dropsWhatComesAfterAFailureAndTakesNoRoomForIt(Feed feed) throws IOException {
		assertThrows(FramingException.class, () -> decoder.decode(Bytes.buffer(THREE + "ff000000"), received));
		for (int i = 0; i < 100; i++) {
			feed.feed(decoder, ByteBuffer.allocate(10_000), received);
		}
		assertEquals(List.of(4096), supply.asked());
		assertEquals(18, decoder.offset());
	}

	// line 9
	@Test
	void keepsAllBytesOfALargeFrameThatEndedEarly() throws IOException {
		SampleStream stream = new SampleStream(U32).add(new byte[200_000]);
		decoder.decode(stream.bytes().limit(199_999), received);
		assertEquals(199_999, assertThrows(FramingException.class, decoder::end).bytes().length);
		assertEquals(0, received.count());
	}

	@Test
	void holdsALengthFieldThatEndsBehindTheSmallestBuffer() throws IOException {
		SampleStream stream = new SampleStream(FrameLayout.of("far", LengthRule.bigEndian(2).at(9_000)))
				.add(new byte[100]).add(new byte[0]).add(new byte[20_000]);
		try (FrameDecoder far = new FrameDecoder(stream.layout())) {
			far.decode(stream.bytes(), received);
		}
		assertEquals(stream.frames(), received.frames());
	}

	@Test
	void takesLargerReadsWhileTheyAreFilled() throws IOException {
		decoder.decode(ByteBuffer.allocate(MIB), received);
		assertEquals(List.of(4 * KIB, 8 * KIB, 16 * KIB, 32 * KIB, 64 * KIB), supply.asked());
		assertEquals(MIB / 4, received.count());
	}

	@Test
	void keepsTheBufferOfBulkTraffic() throws IOException {
		ByteBuffer bulk = new SampleStream(U32).add(new byte[MIB]).bytes();
		decoder.decode(bulk.duplicate(), received);
		int taken = supply.asked().size();
		for (int i = 0; i < 40; i++) {
			decoder.decode(bulk.duplicate(), message -> assertEquals(MIB, message.bodyLength()));
		}
		assertEquals(taken, supply.asked().size());
		assertEquals(List.of(MIB + 4), supply.lent());
	}

	@Test
	void givesALargeBufferBackWhenTrafficIsSmallAgain() throws IOException {
		decoder.decode(new SampleStream(U32).add(new byte[MIB]).bytes(), received);
		for (int i = 0; i < 20; i++) {
			decoder.decode(Bytes.buffer(THREE), received);
		}
		assertEquals(61, received.count());
		assertEquals(THREE_FRAMES, received.frames().subList(58, 61));
		assertEquals(List.of(64 * KIB), supply.lent());
	}

	@Test
	void keepsALargeBufferThatIsNeededNowAndThen() throws IOException {
		ByteBuffer bulk = new SampleStream(U32).add(new byte[MIB]).bytes();
		for (int i = 0; i < 5; i++) {
			decoder.decode(bulk.duplicate(), received);
			for (int j = 0; j < 10; j++) {
				decoder.decode(Bytes.buffer(THREE), received);
			}
		}
		assertEquals(List.of(MIB + 4), supply.lent());
		assertEquals(1, supply.asked().stream().filter(bytes -> bytes > MIB).count());
	}

	@Test
	void givesItsBufferBackOnceHoweverOftenItIsClosed() {
		decoder.close();
		assertEquals(List.of(), supply.lent());
		decoder.close();
	}

	@Test
	void givesItsBufferBackOnceWhenThereIsNoMemoryForALargerOne() throws IOException {
		RecordingSupply buffers = RecordingSupply.heap();
		FrameDecoder poor = new FrameDecoder(U32, new BufferSupply() {
			@Override
			public ByteBuffer take(int bytes) {
				if (bytes > 4096) {
					throw new OutOfMemoryError("no direct memory");
				}
				return buffers.take(bytes);
			}

			@Override
			public void give(ByteBuffer buffer) {
				buffers.give(buffer);
			}
		});
		assertThrows(OutOfMemoryError.class, () -> poor.decode(ByteBuffer.allocate(10_000), received));
		poor.close();
		assertEquals(List.of(), buffers.lent());
	}
}
