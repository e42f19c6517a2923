// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.testkit.LogGuard;

/** Line 38 of the wire checklist: every error names the phase, the peer and the system's reason. */
@ExtendWith(LogGuard.class)
class TransportExceptionTest {

	@ParameterizedTest
	@CsvSource({ "RESOLVE, look up", "CONNECT, connect to", "HANDSHAKE, agree with", "LISTEN, listen on", "ACCEPT, accept a connection on",
			"READ, read from", "WRITE, write to", "CLOSE, close" })
	void namesThePhaseThePeerAndTheReason(Phase phase, String verb) {
		IOException cause = new IOException("reason");
		TransportException failure = new TransportException(phase, "host:1", cause);
		assertEquals("cannot " + verb + " host:1: reason", failure.getMessage());
		assertEquals(phase, failure.phase());
		assertEquals("host:1", failure.peer());
		assertSame(cause, failure.getCause());
	}

	static Stream<Arguments> reasons() {
		return Stream.of(
				Arguments.of(new ConnectException("Connection refused"), "Connection refused"),
				Arguments.of(new UnknownHostException("nowhere"), "no address is known for this host name"),
				Arguments.of(new SocketTimeoutException("Connect timed out"), "no answer in time"),
				Arguments.of(new ClosedChannelException(), "the connection was closed"),
				Arguments.of(new AsynchronousCloseException(), "the connection was closed"),
				Arguments.of(new EOFException(), "EOFException"));
	}

	@ParameterizedTest
	@MethodSource("reasons")
	void saysInWordsWhatTheSystemSays(IOException cause, String reason) {
		assertEquals("cannot read from host:1: " + reason, new TransportException(Phase.READ, "host:1", cause).getMessage());
	}
}
