// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What holds for each layout, each stream and each way to cut it, on streams from seeded random numbers: repetition n always sees the
 * same ones.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a hang is a failure too
class DecoderPropertyTest {

	private Random random;
	private RecordingSupply[] supplies;

	@BeforeEach
	void seed(RepetitionInfo repetition) {
		random = new Random(repetition.getCurrentRepetition());
		supplies = new RecordingSupply[] {RecordingSupply.heap(), RecordingSupply.direct(), RecordingSupply.generous()};
	}

	// line 1
	@RepeatedTest(2)
	void deliversTheSameWholeAndByteByByte() throws IOException {
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			SampleStream stream = SampleStream.random(layout, random, 8, 300);
			assertDelivered(stream);
			assertDelivered(stream, IntStream.range(1, stream.size()).toArray());
		}
	}

	// line 2
	@RepeatedTest(1)
	void deliversTheSameForEachTwoCuts() throws IOException {
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			SampleStream stream = SampleStream.random(layout, random, 3, 6);
			for (int first = 0; first <= stream.size(); first++) {
				for (int second = first; second <= stream.size(); second++) {
					assertDelivered(stream, first, second);
				}
			}
		}
	}

	// lines 2 and 3
	@RepeatedTest(4)
	void deliversTheSameForRandomCuts() throws IOException {
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			SampleStream stream = SampleStream.random(layout, random, 40, 200);
			for (int cuts = 1; cuts <= 10; cuts++) {
				assertDelivered(stream, randomCuts(stream, random.nextInt(20)));
			}
		}
	}

	// lines 2 and 6
	@RepeatedTest(1)
	void deliversTheSameForFramesFarLargerThanTheBuffer() throws IOException {
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			SampleStream stream = SampleStream.random(layout, random, 4, 20_000);
			assertDelivered(stream, randomCuts(stream, random.nextInt(30)));
		}
		FrameLayout layout = SampleStream.randomLayouts(random).getLast();
		SampleStream stream = SampleStream.random(layout, random, 4, 300_000);
		assertDelivered(stream);
		assertDelivered(stream, randomCuts(stream, 100));
	}

	// line 9
	@RepeatedTest(2)
	void deliversWhatIsWholeAndReportsTheRestOfAStreamThatEndsAnywhere() throws IOException {
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			SampleStream stream = SampleStream.random(layout, random, 4, 20);
			for (int end = 0; end < stream.size(); end++) {
				FrameDecoder decoder = new FrameDecoder(layout);
				Received received = new Received();
				any(Feed.values()).feed(decoder, stream.bytes().limit(end), received);
				int whole = stream.wholeIn(end);
				assertEquals(stream.frames().subList(0, whole), received.frames());
				if (end == stream.endOf(whole)) {
					decoder.end();
				} else {
					FramingException incomplete = assertThrows(FramingException.class, decoder::end);
					assertEquals(stream.endOf(whole), incomplete.offset());
					ByteBuffer rest = stream.bytes().position(stream.endOf(whole)).limit(end);
					assertEquals(Bytes.hex(rest), Bytes.hex(incomplete.bytes()));
				}
			}
		}
	}

	// lines 7 and 8
	@RepeatedTest(10)
	void findsTheSameInNoiseHoweverItIsCut() {
		for (FrameLayout any : SampleStream.randomLayouts(random)) {
			FrameLayout layout = any.withLimit(200);
			ByteBuffer noise = ByteBuffer.wrap(SampleStream.randomBytes(random, 300));
			// small values are likelier to be lengths
			IntStream.range(0, noise.limit()).filter(i -> random.nextInt(4) > 0).forEach(i -> noise.put(i, (byte) random.nextInt(3)));
			assertEquals(outcome(layout, noise, noise.limit()), outcome(layout, noise, 1 + random.nextInt(9)), layout::toString);
		}
	}

	// line 42
	@RepeatedTest(3)
	void encodesWhatItDecodedToTheSameBytes() throws IOException {
		assertEncodedAgain(FrameLayout.u32());
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			assertEncodedAgain(layout);
		}
	}

	// lines 41 and 42: header and trailer are the request's, whatever they are
	@RepeatedTest(3)
	void answersWithTheSameBytesIfTheBodyStays() throws IOException {
		for (FrameLayout layout : SampleStream.randomLayouts(random)) {
			SampleStream stream = SampleStream.random(layout, random, 5, 100);
			ByteBuffer answers = ByteBuffer.allocate(stream.size());
			FrameEncoder encoder = new FrameEncoder(layout);
			for (Message message : messages(stream)) {
				encoder.encodeAnswer(message, (request, target, at) -> target.put(at, request.bodyBytes()), answers);
			}
			assertEquals(Bytes.hex(stream.bytes()), Bytes.hex(answers.flip()), layout::toString);
		}
	}

	private void assertEncodedAgain(FrameLayout layout) throws IOException {
		SampleStream stream = new SampleStream(layout);
		for (int length : new int[] {0, 1, 100, random.nextInt(200)}) {
			stream.add(SampleStream.randomBytes(random, length));
		}
		FrameEncoder encoder = new FrameEncoder(layout);
		ByteBuffer encoded = ByteBuffer.allocate(stream.size());
		List<Message> decoded = messages(stream);
		for (Message message : decoded) {
			encoder.encode(message.body(), encoded);
			// decode(encode(x)) = x
			Message own = encoder.encode(message.body());
			assertEquals(message.body(), messages(layout, own.frame()).getFirst().body());
			assertEquals(message.fields(), own.fields());
		}
		assertEquals(4, decoded.size());
		assertEquals(Bytes.hex(stream.bytes()), Bytes.hex(encoded.flip()), layout::toString);
	}

	/** Feeds the stream in the parts between the cuts, in one of the ways, with one kind of buffers. */
	private void assertDelivered(SampleStream stream, int... cuts) throws IOException {
		Feed feed = any(Feed.values());
		RecordingSupply supply = any(supplies);
		supply.asked().clear();
		Received received = new Received();
		FrameDecoder decoder = new FrameDecoder(stream.layout(), supply);
		ByteBuffer bytes = random.nextBoolean() ? stream.bytes() : direct(stream.bytes());
		Supplier<String> what = () -> feed + ", cut at " + Arrays.toString(cuts) + ", " + supply.asked() + " taken, " + stream;
		for (int i = 0; i <= cuts.length; i++) {
			feed.feed(decoder, bytes.limit(i == cuts.length ? stream.size() : cuts[i]), received);
			assertTrue(supply.largest() <= Math.max(4096, 2 * bytes.position()), what);
			assertEquals(stream.wholeIn(bytes.position()), received.count(), what);
		}
		assertEquals(stream.frames(), received.frames(), what);
		assertEquals(stream.size(), decoder.offset(), what);
		decoder.end();
		assertEquals(1, supply.lent().size(), what);
		decoder.close();
		assertEquals(0, supply.lent().size(), what);
	}

	/** The messages in some bytes, and the failure behind them, fed in chunks of one size. */
	private static String outcome(FrameLayout layout, ByteBuffer bytes, int chunk) {
		Received received = new Received();
		try (FrameDecoder decoder = new FrameDecoder(layout)) {
			for (int at = 0; at < bytes.limit(); at += chunk) {
				decoder.decode(bytes.slice(at, Math.min(chunk, bytes.limit() - at)), received);
			}
			decoder.end();
			return received.frames() + " and a clean end";
		} catch (FramingException e) {
			// the sentence and the bytes tell as much of the header as was there
			return received.frames() + " and a failure at " + e.offset();
		}
	}

	private static List<Message> messages(SampleStream stream) throws IOException {
		return messages(stream.layout(), stream.bytes());
	}

	private static List<Message> messages(FrameLayout layout, ByteBuffer bytes) throws IOException {
		List<Message> messages = new ArrayList<>();
		try (FrameDecoder decoder = new FrameDecoder(layout)) {
			decoder.decode(bytes, message -> messages.add(message.copy()));
		}
		return messages;
	}

	private int[] randomCuts(SampleStream stream, int cuts) {
		return random.ints(cuts, 0, stream.size() + 1).sorted().toArray();
	}

	private <T> T any(T[] choice) {
		return choice[random.nextInt(choice.length)];
	}

	private static ByteBuffer direct(ByteBuffer bytes) {
		return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
	}
}
