// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries bytes both ways between two peers, in order. One thread reads, one thread at a time writes, any thread may close.
 *
 * <p>Closing makes calls that wait in other threads fail with an {@link IOException}.
 */
@ConsumerType
public interface Wire extends Closeable {

	/**
	 * Reads what has arrived, waiting for at least one byte.
	 *
	 * @return how many bytes were put at the target's position, -1 at the end of the stream
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Writes some of the bytes of the first {@code count} buffers, in their order, waiting until at least one is taken.
	 *
	 * @return how many bytes were taken; the buffers' positions have moved by as much
	 */
	long write(ByteBuffer[] sources, int count) throws IOException;

	/** Tells the peer that nothing more will come: it sees the end of the stream. Reading goes on. */
	void shutdownOutput() throws IOException;

	/** Ends the connection. Where bytes were left unread the peer may see a reset, so an orderly close reads to the end first. */
	@Override
	void close() throws IOException;

	/** Ends the connection with a reset: the peer sees an error, and what is on its way is lost. */
	void abort() throws IOException;

	/** Host and port of the other side. */
	String peer();
}
