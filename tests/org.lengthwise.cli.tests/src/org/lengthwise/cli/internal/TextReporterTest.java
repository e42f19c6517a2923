// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.Phase;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Frames;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.RoundTripSummary;
import org.lengthwise.traffic.TrafficCounts;

class TextReporterTest {

	private static final ConnectionLabel LABEL = new ConnectionLabel(7, "server 9898", "127.0.0.1:52011");

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private TextReporter reporter(boolean verbose) {
		return new TextReporter(new PrintWriter(out), new PrintWriter(err), verbose);
	}

	private void assertPrinted(String expectedOut, String expectedErr) {
		assertEquals(expectedOut, out.toString().strip());
		assertEquals(expectedErr, err.toString().strip());
	}

	@Test
	void printsWhereAServerListens() {
		reporter(false).listening(new Endpoint("::1", 9898));
		assertPrinted("listening on [::1]:9898", "");
	}

	@Test
	void printsMessagesWithTheirDirection() {
		Message message = new Message(FrameLayout.u32(), ByteBuffer.wrap(Frames.u32("Hello")), 0, 9);
		reporter(true).message(LABEL, Direction.IN, message);
		reporter(true).message(LABEL, Direction.OUT, message);
		assertPrinted("#7 127.0.0.1:52011 <- 5 bytes: Hello\n#7 127.0.0.1:52011 -> 5 bytes: Hello", "");
	}

	@Test
	void talksOfConnectionsWhereThatIsWanted() {
		reporter(true).connected(LABEL);
		reporter(true).closed(LABEL, Ending.now(Ending.By.PEER, Ending.How.CLOSED, "the peer closed the connection"));
		assertPrinted("", "#7 127.0.0.1:52011: connected\n#7 127.0.0.1:52011: ended by the peer: the peer closed the connection");
	}

	@Test
	void isSilentAboutConnectionsElse() {
		reporter(false).connected(LABEL);
		reporter(false).closed(LABEL, Ending.now(Ending.By.PEER, Ending.How.CLOSED, "the peer closed the connection"));
		assertPrinted("", "");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void alwaysTellsOfAConnectionThatFailed(boolean verbose) {
		reporter(verbose).closed(LABEL, Ending.now(Ending.By.PEER, Ending.How.RESET, new IOException("Connection reset")));
		assertPrinted("", "#7 127.0.0.1:52011: ended by the peer: Connection reset");
	}

	@Test
	void tellsOnceThatTheFramingBroke() {
		FramingException error = new FramingException("frame at offset 0 is odd", 0, new byte[4]);
		reporter(false).framingError(LABEL, error);
		reporter(false).closed(LABEL, Ending.now(Ending.By.US, Ending.How.FRAMING_ERROR, error));
		assertPrinted("", "#7 127.0.0.1:52011: frame at offset 0 is odd");
	}

	@Test
	void tellsThatTheNetworkFailed() {
		reporter(false).error(new TransportException(Phase.ACCEPT, "127.0.0.1:9898", new IOException("too many files")));
		assertPrinted("", "lengthwise: cannot accept a connection on 127.0.0.1:9898: too many files");
	}

	@ParameterizedTest
	@CsvSource({ "2, 3, 4, '2 connections, 3 messages in, 9 out, 4 errors in 1.3 s'", "1, 1, 1, '1 connection, 1 message in, 9 out, 1 error in 1.3 s'",
			"0, 0, 0, '0 connections, 0 messages in, 9 out, 0 errors in 1.3 s'" })
	void sumsUpOnStandardError(long connections, long messagesIn, long errors, String line) {
		reporter(false).summary(Summary.of(connections, new TrafficCounts(messagesIn, 9, 5, 6), errors, 1.26));
		assertPrinted("", line);
	}

	@Test
	void printsATableOfRoundTrips() {
		RoundTripSummary times = new RoundTripSummary(10, 1.5, 2, 3, 4, 5.25);
		reporter(false).summary(new Summary(2, TrafficCounts.ZERO, 0, 2,
				List.of(new Summary.Rally("#7 localhost:1", times), new Summary.Rally("#8 localhost:1", times)), new RoundTripSummary(20, 1, 2, 3, 4, 5)));
		List<List<String>> table = out.toString().lines().map(line -> List.of(line.split(" {2,}"))).toList();
		assertEquals(List.of(List.of("connection", "round trips", "per second", "p50 us", "p90 us", "p99 us", "p99.9 us", "max us"),
				List.of("#7 localhost:1", "10", "5", "1.5", "2.0", "3.0", "4.0", "5.3"),
				List.of("#8 localhost:1", "10", "5", "1.5", "2.0", "3.0", "4.0", "5.3"),
				List.of("all 2", "20", "10", "1.0", "2.0", "3.0", "4.0", "5.0")), table);
		assertTrue(err.toString().isEmpty(), err.toString());
	}
}
