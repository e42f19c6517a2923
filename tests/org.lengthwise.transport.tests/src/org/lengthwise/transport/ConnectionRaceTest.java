// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.MemoryWire;
import org.lengthwise.transport.Background.Work;
import org.lengthwise.transport.RecordingHandler.Reaction;

/** Several threads that want something else of one connection at the same moment. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class ConnectionRaceTest {

	private final MemoryWire.Pair wires = MemoryWire.pair(200);

	@RepeatedTest(100)
	void deliversEachMessageThatItTookBeforeAnOrderlyEnd() throws Exception {
		Served served = served(RecordingHandler.IGNORE);
		AtomicInteger taken = new AtomicInteger();
		List<Thread> senders = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			senders.add(Background.start(() -> sendUntilClosed(served, taken)));
		}
		Arrivals.read(wires.far(), 20);
		Background.start(() -> served.connection.close("enough"));
		int arrived = 20 + Arrivals.readToEnd(wires.far()).size();
		wires.far().close();
		served.awaitEnd();
		for (Thread sender : senders) {
			sender.join();
		}
		assertEquals(taken.get(), arrived);
		assertEquals(List.of(), served.handler.unsent());
	}

	@RepeatedTest(200)
	void endsOnceHoweverManyEndIt() throws Exception {
		Served served = served(RecordingHandler.ECHO);
		AtomicInteger taken = new AtomicInteger();
		List<Work> works = new ArrayList<>(List.of(
				() -> served.connection.close("in order"),
				() -> served.connection.abort("at once"),
				() -> wires.far().abort(),
				() -> wires.far().close(),
				() -> wires.near().failNextWrite(new IOException("Broken pipe")),
				() -> sendUntilClosed(served, taken),
				() -> sendUntilClosed(served, taken)));
		Collections.shuffle(works);
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> threads = new ArrayList<>();
		for (Work work : works) {
			threads.add(Background.start(() -> {
				awaitUnchecked(start);
				work.run();
			}));
		}
		start.countDown();
		served.awaitEnd();
		for (Thread thread : threads) {
			thread.join();
		}
		long accountedFor = served.handler.messagesOut.get() + served.handler.unsent().size();
		assertTrue(accountedFor <= taken.get(), accountedFor + " messages of " + taken);
		assertEquals(new QueueDepth(0, 0), served.connection.queued());
	}

	private Served served(Reaction reaction) {
		return new Served(wires.near(), FrameLayout.u32(), new RecordingHandler(reaction), Served.queue(30, QueuePolicy.WAIT));
	}

	private static void sendUntilClosed(Served served, AtomicInteger taken) throws IOException {
		try {
			while (true) {
				served.send("message");
				taken.incrementAndGet();
			}
		} catch (ConnectionClosedException e) {
			// that is what it was waiting for
		}
	}

	private static void awaitUnchecked(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
