// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The bodies of the messages to send, one after the other.
 *
 * <p>Standard input is read by a thread of its own: a read that waits for a person cannot be interrupted, {@link #next()} can.
 */
final class MessageInput {

	/** So many lines are read ahead. */
	private static final int AHEAD = 16;

	private final BlockingQueue<Optional<ByteBuffer>> ahead = new LinkedBlockingQueue<>(AHEAD);
	private volatile IOException failure;
	private volatile boolean complete;

	private MessageInput() {
	}

	/** One message. */
	static MessageInput single(byte[] body) {
		MessageInput input = new MessageInput();
		input.ahead.add(Optional.of(ByteBuffer.wrap(body)));
		input.complete = true;
		input.end();
		return input;
	}

	/** A message for each line, without its end; a line longer than {@code limit} bytes is refused. */
	static MessageInput lines(InputStream stream, int limit) {
		MessageInput input = new MessageInput();
		Thread.ofPlatform().daemon().name("standard input").start(() -> input.read(new BufferedInputStream(stream), limit));
		return input;
	}

	/** Waits for the next body; empty at the end. */
	Optional<ByteBuffer> next() throws IOException, InterruptedException {
		Optional<ByteBuffer> body = ahead.take();
		if (body.isEmpty() && failure != null) {
			throw failure;
		}
		return body;
	}

	/** All bodies up to the end. */
	List<ByteBuffer> all() throws IOException, InterruptedException {
		List<ByteBuffer> bodies = new ArrayList<>();
		for (Optional<ByteBuffer> body = next(); body.isPresent(); body = next()) {
			bodies.add(body.get());
		}
		return bodies;
	}

	/** Whether all was read; else it was {@link #end()} that ended it. */
	boolean isComplete() {
		return complete;
	}

	/** Ends a {@link #next()} that waits; without effect while there are bodies. */
	void end() {
		ahead.offer(Optional.empty());
	}

	private void read(InputStream stream, int limit) {
		try {
			for (byte[] line = line(stream, limit); line != null; line = line(stream, limit)) {
				ahead.put(Optional.of(ByteBuffer.wrap(line)));
			}
		} catch (IOException e) {
			failure = e;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			finish();
		}
	}

	private void finish() {
		complete = true;
		try {
			ahead.put(Optional.empty());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static byte[] line(InputStream stream, int limit) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int next = stream.read();
		if (next < 0) {
			return null;
		}
		for (; next >= 0 && next != '\n'; next = stream.read()) {
			if (line.size() == limit) {
				throw new IOException("a line of standard input is longer than " + limit + " bytes, the limit of a frame");
			}
			line.write(next);
		}
		byte[] bytes = line.toByteArray();
		boolean windowsLine = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
		return windowsLine ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
	}
}
