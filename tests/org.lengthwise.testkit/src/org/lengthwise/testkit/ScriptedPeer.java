// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The other side of a TCP connection, byte for byte as a test says; it knows nothing of messages.
 *
 * <p>Each call ends within {@link Conditions#PATIENCE} for what it waits for, or fails.
 */
public final class ScriptedPeer implements AutoCloseable {

	@FunctionalInterface
	private interface Sending {
		void run(OutputStream output) throws IOException;
	}

	private final Socket socket;

	ScriptedPeer(Socket socket) throws IOException {
		this.socket = socket;
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(Math.toIntExact(Conditions.PATIENCE.toMillis()));
	}

	/** Connects to a port of the loopback interface. */
	public static ScriptedPeer connectTo(int port) throws IOException {
		return new ScriptedPeer(new Socket(InetAddress.getLoopbackAddress(), port));
	}

	/** This side's port: what the other side calls its peer. */
	public int port() {
		return socket.getLocalPort();
	}

	/** Sends bytes as they are. */
	public void send(byte... bytes) throws IOException {
		send(output -> output.write(bytes), bytes.length);
	}

	/** Sends the bytes that hex digits stand for. */
	public void sendHex(String hex) throws IOException {
		send(Frames.bytes(hex));
	}

	/** Sends a text in UTF-8, without any header. */
	public void sendText(String text) throws IOException {
		send(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends each byte with a system call of its own. */
	public void sendByteByByte(byte... bytes) throws IOException {
		send(output -> {
			for (byte b : bytes) {
				output.write(b);
			}
		}, bytes.length);
	}

	/** The next bytes, exactly so many. */
	public byte[] receive(int count) throws IOException {
		byte[] bytes = new byte[count];
		int received = 0;
		while (received < count) {
			int read = read(bytes, received, "the rest of " + count + " bytes");
			if (read < 0) {
				throw new AssertionError("expected " + count + " bytes, but the stream ended after " + received + ": "
						+ Frames.hex(Arrays.copyOf(bytes, received)));
			}
			received += read;
		}
		return bytes;
	}

	/** Fails unless exactly these bytes come next. */
	public void expect(byte... expected) throws IOException {
		byte[] bytes = new byte[expected.length];
		for (int received = 0; received < expected.length;) {
			int read = read(bytes, received, Frames.hex(expected));
			if (read < 0) {
				throw new AssertionError("expected " + Frames.hex(expected) + ", but the stream ended after "
						+ Frames.hex(Arrays.copyOf(bytes, received)));
			}
			received += read;
			int mismatch = Arrays.mismatch(expected, 0, received, bytes, 0, received);
			if (mismatch >= 0) {
				throw new AssertionError("expected " + Frames.hex(expected) + ", but there came "
						+ Frames.hex(Arrays.copyOf(bytes, received)) + ": they differ at byte " + mismatch);
			}
		}
	}

	/** Fails unless the bytes come next that hex digits stand for. */
	public void expectHex(String hex) throws IOException {
		expect(Frames.bytes(hex));
	}

	/** Fails unless the end of the stream comes next: the other side has shut down its output in order. */
	public void expectEnd() throws IOException {
		byte[] bytes = new byte[256];
		int read = read(bytes, 0, "the end of the stream");
		if (read >= 0) {
			throw new AssertionError("expected the end of the stream, but there came " + Frames.hex(Arrays.copyOf(bytes, read)));
		}
	}

	/** Fails unless the connection is reset by the other side; bytes that come before are dropped. */
	public void expectReset() throws IOException {
		byte[] dropped = new byte[8192];
		try {
			while (read(dropped, 0, "a reset") >= 0) {
				// the system hands out what came in time
			}
		} catch (SocketException e) {
			return;
		}
		throw new AssertionError("expected a reset, but the stream ended in order");
	}

	/** Ends this side's stream (FIN); the other direction stays open. */
	public void shutdownOutput() throws IOException {
		socket.shutdownOutput();
	}

	/** Ends the connection with a reset. */
	public void reset() throws IOException {
		socket.setSoLinger(true, 0);
		socket.close();
	}

	/** Ends the connection, in order unless bytes were left unread. */
	@Override
	public void close() throws IOException {
		socket.close();
	}

	private int read(byte[] target, int from, String expected) throws IOException {
		InputStream input = socket.getInputStream();
		try {
			return input.read(target, from, target.length - from);
		} catch (SocketTimeoutException e) {
			throw new AssertionError("waited in vain for " + expected + "; so far there came "
					+ Frames.hex(Arrays.copyOf(target, from)), e);
		}
	}

	/** A socket's writing knows no timeout, so another thread does it. */
	private void send(Sending sending, int count) throws IOException {
		OutputStream output = socket.getOutputStream();
		FutureTask<Void> task = new FutureTask<>(() -> {
			sending.run(output);
			return null;
		});
		Thread.ofVirtual().name("scripted peer").start(task);
		try {
			task.get(Conditions.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
		} catch (ExecutionException e) {
			throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
		} catch (TimeoutException e) {
			throw new AssertionError("could not send " + count + " bytes: the other side does not read them", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while sending", e);
		}
	}
}
