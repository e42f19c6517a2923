// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The readers of a log that want to be told. What a change costs its writer is one look at the flag of each reader, until the reader
 * has looked.
 */
final class Signals {

	private static final Logger LOGGER = System.getLogger(Signals.class.getName());

	/** Never changed, but replaced. Going through an array allocates nothing. */
	private volatile Reader[] readers = new Reader[0];

	synchronized Subscription subscribe(Runnable signal) {
		Reader reader = new Reader(Objects.requireNonNull(signal, "signal"));
		Reader[] more = Arrays.copyOf(readers, readers.length + 1);
		more[readers.length] = reader;
		readers = more;
		return reader;
	}

	private synchronized void remove(Reader gone) {
		readers = Arrays.stream(readers).filter(reader -> reader != gone).toArray(Reader[]::new);
	}

	/** To be called behind the change and outside the lock: who rearms and then takes the lock sees the change or gets the signal. */
	void changed() {
		for (Reader reader : readers) {
			reader.changed();
		}
	}

	private final class Reader implements Subscription {

		private final Runnable signal;
		private final AtomicBoolean armed = new AtomicBoolean(true);

		Reader(Runnable signal) {
			this.signal = signal;
		}

		void changed() {
			if (armed.get() && armed.compareAndSet(true, false)) {
				try {
					signal.run();
				} catch (RuntimeException e) {
					// a reader's failure must not end the connection on whose thread we are
					close();
					LOGGER.log(Level.ERROR, "a reader of the traffic log failed, and is told of no more changes", e);
				}
			}
		}

		@Override
		public void rearm() {
			armed.set(true);
		}

		@Override
		public void close() {
			remove(this);
		}
	}
}
