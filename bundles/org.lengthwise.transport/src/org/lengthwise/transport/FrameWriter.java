// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;

/** The one place where frames enter the wire: whole ones only, one batch after the other, from whatever thread. */
final class FrameWriter {

	private final Wire wire;
	private final FrameLayout layout;
	private final ConnectionHandler handler;
	private final boolean watched;
	private final ReentrantLock lock = new ReentrantLock();
	/** What ended the writing, perhaps in the middle of a frame: nothing may follow it on the wire. Null while all is well. */
	private volatile TransportException failure;

	FrameWriter(Wire wire, FrameLayout layout, ConnectionHandler handler) {
		this.wire = wire;
		this.layout = layout;
		this.watched = handler.watchesSent();
		this.handler = handler;
	}

	/** Writes all bytes of the first {@code count} buffers, which are {@code messages} whole frames; waits for a peer that reads slowly. */
	void write(ByteBuffer[] buffers, int count, int messages) throws TransportException {
		long bytes = 0;
		for (int i = 0; i < count; i++) {
			bytes += buffers[i].remaining();
		}
		lock.lock();
		try {
			checkWorks();
			for (int i = 0; watched && i < count; i++) {
				forEachFrame(layout, buffers[i], buffers[i].position(), handler::sent);
			}
			writeAll(buffers, count, bytes);
		} finally {
			lock.unlock();
		}
		handler.countSent(messages, bytes);
	}

	/** What has ended the writing; null while nothing has. */
	TransportException failure() {
		return failure;
	}

	/** Throws what has ended the writing. */
	void checkWorks() throws TransportException {
		if (failure != null) {
			throw failure;
		}
	}

	private void writeAll(ByteBuffer[] buffers, int count, long bytes) throws TransportException {
		try {
			for (long left = bytes; left > 0;) {
				left -= wire.write(buffers, count);
			}
		} catch (IOException | RuntimeException | Error e) {
			failure = new TransportException(Phase.WRITE, wire.peer(), TransportException.reason(e), e);
			throw failure;
		}
	}

	/** Names each frame from an index of a buffer to its limit, where one follows the other. */
	static void forEachFrame(FrameLayout layout, ByteBuffer frames, int from, Consumer<Message> sink) {
		for (int start = from; start < frames.limit();) {
			int length = layout.frameLength(frames, start);
			sink.accept(new Message(layout, frames, start, length));
			start += length;
		}
	}

	/** Tells the peer that nothing more will come. */
	void end() throws IOException {
		lock.lock();
		try {
			wire.shutdownOutput();
		} finally {
			lock.unlock();
		}
	}
}
