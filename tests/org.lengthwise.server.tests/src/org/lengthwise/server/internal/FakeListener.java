// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

import org.lengthwise.connection.Endpoint;
import org.lengthwise.testkit.MemoryWire;
import org.lengthwise.transport.Wire;

/** A port in memory that fails when a test says so. */
final class FakeListener implements Listener {

	private static final Object CLOSED = new Object();
	private static final int CAPACITY = 64 << 10;

	/** What accept comes upon, one after the other: a wire, a failure, or the end. */
	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
	/** {@link System#nanoTime()} of each call of accept. */
	private final List<Long> calls = new CopyOnWriteArrayList<>();
	private volatile IOException closeFailure;

	/** The next accept that has not been told otherwise fails. */
	void fail(Throwable failure) {
		events.add(failure);
	}

	void failAtClose(IOException failure) {
		closeFailure = failure;
	}

	/** Connects a peer, and gives its end of the wire. */
	MemoryWire connect() {
		MemoryWire.Pair pair = MemoryWire.pair(CAPACITY);
		events.add(pair.near());
		return pair.far();
	}

	/** What passed between a call of accept and the next, in nanoseconds. */
	List<Long> pausesAfterFailures() {
		List<Long> pauses = new ArrayList<>();
		for (int i = 1; i < calls.size(); i++) {
			pauses.add(calls.get(i) - calls.get(i - 1));
		}
		return pauses;
	}

	@Override
	public Endpoint address() {
		return new Endpoint("127.0.0.1", 1234);
	}

	@Override
	public Wire accept() throws IOException {
		calls.add(System.nanoTime());
		try {
			Object event = events.take();
			switch (event) {
				case Wire wire -> {
					return wire;
				}
				case IOException e -> throw e;
				case RuntimeException e -> throw e;
				case Error e -> throw e;
				default -> {
					events.add(CLOSED);
					throw new AsynchronousCloseException();
				}
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
	}

	@Override
	public void close() throws IOException {
		events.add(CLOSED);
		if (closeFailure != null) {
			throw closeFailure;
		}
	}
}
