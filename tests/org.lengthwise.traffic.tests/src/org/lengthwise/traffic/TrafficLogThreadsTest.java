// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.protocol.Message;

@Timeout(60)
class TrafficLogThreadsTest {

	private static final int WRITERS = 6;
	private static final int MESSAGES = 20_000;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void endThreads() throws InterruptedException {
		threads.shutdownNow();
		assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
	}

	@Test
	void everyMessageOfManyWritersIsKeptOnceAndInTheOrderOfItsConnection() throws Exception {
		TrafficLog log = new TrafficLog(new TrafficLimits(2_000_000, 1L << 30));
		await(startWriters(log, 100));

		assertEquals(WRITERS * MESSAGES, log.end());
		assertEquals(0, log.dropped());
		int[] next = new int[WRITERS];
		for (long number = 0; number < log.end(); number++) {
			TrafficEntry entry = log.entry(number).orElseThrow();
			int writer = (int) entry.connection().id();
			assertEquals(next[writer]++, checkedSequence(entry));
		}
	}

	/** The larger ones have blocks of their own, the smaller ones share them; the log is always full. */
	@ParameterizedTest
	@ValueSource(ints = { 100, 3000 })
	void aReaderNeverSeesABrokenMessageWhileBlocksAreUsedAgain(int longest) throws Exception {
		TrafficLog log = new TrafficLog(new TrafficLimits(200, 16_000));
		AtomicBoolean done = new AtomicBoolean();
		Future<Long> reader = threads.submit(() -> readUntil(done, log));
		await(startWriters(log, longest));
		done.set(true);

		assertTrue(reader.get() > 0);
		assertEquals(WRITERS * MESSAGES, log.end());
		assertTrue(log.end() - log.first() <= 200);
	}

	@Test
	void aReaderThatIsSignalledSeesTheLastMessage() throws Exception {
		TrafficLog log = new TrafficLog(new TrafficLimits(1000, 100_000));
		Semaphore signals = new Semaphore(0);
		try (Subscription subscription = log.subscribe(signals::release)) {
			Future<Long> reader = threads.submit(() -> {
				long seen = 0;
				while (seen < WRITERS * MESSAGES) {
					signals.acquire();
					subscription.rearm();
					seen = log.end();
				}
				return seen;
			});
			await(startWriters(log, 50));
			assertEquals(WRITERS * MESSAGES, reader.get(30, TimeUnit.SECONDS), "a signal was lost");
		}
	}

	@Test
	void clearingAmongWritersLosesNoCount() throws Exception {
		TrafficLog log = new TrafficLog(new TrafficLimits(1000, 100_000));
		AtomicBoolean done = new AtomicBoolean();
		Future<?> clearer = threads.submit(() -> {
			while (!done.get()) {
				log.clear();
			}
		});
		await(startWriters(log, 9000));
		done.set(true);
		clearer.get();
		log.clear();

		assertEquals(WRITERS * MESSAGES, log.end());
		assertEquals(log.end(), log.first());
		assertEquals(0, log.bytes());
	}

	private List<Future<?>> startWriters(TrafficLog log, int longest) {
		List<Future<?>> writers = new ArrayList<>();
		for (int i = 0; i < WRITERS; i++) {
			ConnectionLabel label = new ConnectionLabel(i, "server 9898", "peer " + i);
			writers.add(threads.submit(() -> write(log, label, longest)));
		}
		return writers;
	}

	/** Messages of a sequence number and then bytes that follow from it, in a buffer that is overwritten at once. */
	private static void write(TrafficLog log, ConnectionLabel label, int longest) {
		ByteBuffer buffer = ByteBuffer.allocateDirect(longest + 8);
		for (int sequence = 0; sequence < MESSAGES; sequence++) {
			int body = 4 + (sequence * 31 & Integer.MAX_VALUE) % (longest - 4);
			buffer.clear().putInt(body).putInt(sequence);
			byte fill = fill(label, sequence);
			for (int i = 4; i < body; i++) {
				buffer.put(fill);
			}
			log.message(label, fill % 2 == 0 ? Direction.IN : Direction.OUT, new Message(Frames.U32, buffer, 0, 4 + body));
		}
	}

	private static byte fill(ConnectionLabel label, int sequence) {
		return (byte) (sequence * 17 + label.id());
	}

	private static int checkedSequence(TrafficEntry entry) {
		ByteBuffer body = entry.message().orElseThrow().body();
		assertEquals(entry.bodyLength(), entry.bytes().getInt());
		int sequence = body.getInt();
		byte fill = fill(entry.connection(), sequence);
		while (body.hasRemaining()) {
			assertEquals(fill, body.get(), () -> "in message " + entry.number());
		}
		assertEquals(fill % 2 == 0 ? Direction.IN : Direction.OUT, entry.direction());
		return sequence;
	}

	private static long readUntil(AtomicBoolean done, TrafficLog log) {
		long read = 0;
		while (!done.get() || read == 0) {
			int[] last = new int[WRITERS];
			for (long number = log.first(); number < log.end(); number++) {
				TrafficEntry entry = log.entry(number).orElse(null);
				if (entry != null) {
					int sequence = checkedSequence(entry);
					int writer = (int) entry.connection().id();
					assertTrue(sequence >= last[writer], "order of connection " + writer);
					last[writer] = sequence;
					read++;
				}
			}
		}
		return read;
	}

	private static void await(List<Future<?>> futures) throws Exception {
		for (Future<?> future : futures) {
			future.get();
		}
	}
}
