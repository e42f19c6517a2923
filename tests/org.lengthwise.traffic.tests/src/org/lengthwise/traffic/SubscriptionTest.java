// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.lengthwise.traffic.Frames.ONE;
import static org.lengthwise.traffic.Frames.message;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

class SubscriptionTest {

	private final TrafficLog log = new TrafficLog();
	private final List<Thread> signals = new ArrayList<>();

	@Test
	void signalsTheFirstChangeOnTheWritersThread() {
		log.subscribe(this::signalled);
		assertEquals(0, signals.size());
		tell();
		assertEquals(1, signals.size());
		assertSame(Thread.currentThread(), signals.getFirst());
	}

	@Test
	void theSignalComesWhenTheMessageCanBeRead() {
		List<Long> ends = new ArrayList<>();
		log.subscribe(() -> ends.add(log.end()));
		tell();
		assertEquals(List.of(1L), ends);
	}

	@Test
	void signalsNoMoreUntilTheReaderHasLooked() {
		Subscription subscription = log.subscribe(this::signalled);
		tell();
		tell();
		log.end();
		log.entry(0);
		tell();
		assertEquals(1, signals.size());
		subscription.rearm();
		assertEquals(1, signals.size());
		tell();
		tell();
		assertEquals(2, signals.size());
	}

	@Test
	void aReaderThatLooksDoesNotRearmAnother() {
		List<String> told = new ArrayList<>();
		Subscription first = log.subscribe(() -> told.add("first"));
		log.subscribe(() -> told.add("second"));
		tell();
		first.rearm();
		tell();
		assertEquals(List.of("first", "second", "first"), told);
	}

	@Test
	void signalsLargeMessagesAndClearingToo() {
		Subscription subscription = log.subscribe(this::signalled);
		log.message(ONE, Direction.IN, Frames.ofLength(1 << 20));
		assertEquals(1, signals.size());
		subscription.rearm();
		log.clear();
		assertEquals(2, signals.size());
	}

	@Test
	void aClosedSubscriptionIsSilent() {
		Subscription subscription = log.subscribe(this::signalled);
		subscription.close();
		subscription.close();
		tell();
		subscription.rearm();
		tell();
		assertEquals(0, signals.size());
	}

	@Test
	void closingOneLeavesTheOthers() {
		Subscription closed = log.subscribe(() -> {
		});
		log.subscribe(this::signalled);
		closed.close();
		tell();
		assertEquals(1, signals.size());
	}

	@Test
	void aReaderMayCloseWhileItIsSignalled() {
		Subscription[] own = new Subscription[1];
		own[0] = log.subscribe(() -> own[0].close());
		log.subscribe(this::signalled);
		tell();
		assertEquals(1, signals.size());
	}

	@Test
	void aReaderThatFailsIsLoggedAndLeftOutAndHarmsNobody() {
		RuntimeException failure = new IllegalStateException("disposed");
		int[] failures = new int[1];
		Subscription failing = log.subscribe(() -> {
			failures[0]++;
			throw failure;
		});
		log.subscribe(this::signalled);
		List<LogRecord> logged = logged(this::tell);

		assertEquals(1, signals.size());
		assertEquals(1, log.end());
		assertEquals(1, logged.size());
		assertEquals(Level.SEVERE, logged.getFirst().getLevel());
		assertSame(failure, logged.getFirst().getThrown());
		failing.rearm();
		tell();
		assertEquals(1, failures[0]);
	}

	private void tell() {
		log.message(ONE, Direction.IN, message("hello"));
	}

	private void signalled() {
		signals.add(Thread.currentThread());
	}

	private static List<LogRecord> logged(Runnable action) {
		List<LogRecord> records = new ArrayList<>();
		Logger logger = Logger.getLogger(Signals.class.getName());
		Handler handler = new Handler() {

			@Override
			public void publish(LogRecord logRecord) {
				records.add(logRecord);
			}

			@Override
			public void flush() {
				// nothing is held back
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
		logger.setUseParentHandlers(false);
		logger.addHandler(handler);
		try {
			action.run();
		} finally {
			logger.removeHandler(handler);
			logger.setUseParentHandlers(true);
		}
		return records;
	}
}
