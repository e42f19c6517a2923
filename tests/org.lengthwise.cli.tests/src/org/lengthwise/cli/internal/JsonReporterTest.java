// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

/** The events are a contract: their members, in their order, and their types stand here literally. */
class JsonReporterTest {

	private static final ConnectionLabel LABEL = new ConnectionLabel(7, "server 9898", "127.0.0.1:52011");

	private final StringWriter out = new StringWriter();
	private final JsonReporter reporter = new JsonReporter(new PrintWriter(out));

	private static Message message(byte[] body) {
		byte[] frame = Frames.u32(body);
		return new Message(FrameLayout.u32(), ByteBuffer.wrap(frame), 0, frame.length);
	}

	private void assertPrinted(String line) {
		assertEquals(line + System.lineSeparator(), out.toString());
	}

	private JsonEvent printed() {
		assertEquals(1, out.toString().lines().count(), out.toString());
		return JsonEvent.parse(out.toString().strip());
	}

	@Test
	void saysWhereAServerListens() {
		reporter.listening(new Endpoint("::1", 9898));
		assertPrinted("{\"event\":\"listening\",\"host\":\"::1\",\"port\":9898}");
	}

	@Test
	void saysWhoConnected() {
		reporter.connected(LABEL);
		assertPrinted("{\"event\":\"connected\",\"connection\":7,\"peer\":\"127.0.0.1:52011\"}");
	}

	@Test
	void showsAMessageThatIsText() {
		reporter.message(LABEL, Direction.IN, message("Hello".getBytes(StandardCharsets.UTF_8)));
		assertPrinted("{\"event\":\"message\",\"connection\":7,\"direction\":\"in\",\"length\":5,\"header\":{\"length\":5},"
				+ "\"body\":\"SGVsbG8=\",\"text\":\"Hello\"}");
	}

	@Test
	void showsAMessageThatIsNoText() {
		reporter.message(LABEL, Direction.OUT, message(Frames.bytes("ff fe")));
		assertPrinted("{\"event\":\"message\",\"connection\":7,\"direction\":\"out\",\"length\":2,\"header\":{\"length\":2},"
				+ "\"body\":\"//4=\"}");
	}

	@Test
	void showsAnEmptyMessage() {
		reporter.message(LABEL, Direction.IN, message(new byte[0]));
		assertPrinted("{\"event\":\"message\",\"connection\":7,\"direction\":\"in\",\"length\":0,\"header\":{\"length\":0},"
				+ "\"body\":\"\",\"text\":\"\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"", "\\", "\r\n", "\0", "\u001b[31m", "\u2028\u2029\u0085", "</script>&'", "Grüße \ud83d\ude00", "\ufeff", "\u202e", "{}" })
	void writesEachTextOnOneLineFromWhichItCanBeRead(String text) {
		reporter.message(LABEL, Direction.IN, message(text.getBytes(StandardCharsets.UTF_8)));
		assertEquals(text, printed().text("text"));
		assertEquals(text, new String(Base64.getDecoder().decode(printed().text("body")), StandardCharsets.UTF_8));
		assertEquals(0, out.toString().strip().chars().filter(character -> character < ' ').count(), "control characters");
	}

	@Test
	void showsBytesThatAreNoMessage() {
		reporter.framingError(LABEL, new FramingException("the \"length\" is\nodd", 5_000_000_000L, Frames.bytes("05 00 00 ff")));
		assertPrinted("{\"event\":\"framing-error\",\"connection\":7,\"peer\":\"127.0.0.1:52011\",\"offset\":5000000000,"
				+ "\"bytes\":\"050000ff\",\"message\":\"the \\\"length\\\" is\\nodd\"}");
	}

	@ParameterizedTest
	@EnumSource(Phase.class)
	void saysInWhichPhaseTheNetworkFailed(Phase phase) {
		reporter.error(new TransportException(phase, "localhost:1", new IOException("no luck")));
		assertPrinted("{\"event\":\"error\",\"phase\":\"" + phase.name().toLowerCase() + "\",\"peer\":\"localhost:1\",\"message\":\"cannot "
				+ phase.verb() + " localhost:1: no luck\"}");
	}

	@ParameterizedTest
	@EnumSource(Ending.By.class)
	void saysWhoEndedAConnection(Ending.By by) {
		reporter.closed(LABEL, Ending.now(by, Ending.How.CLOSED, "it was time"));
		assertPrinted("{\"event\":\"closed\",\"connection\":7,\"peer\":\"127.0.0.1:52011\",\"by\":\"" + by.name().toLowerCase()
				+ "\",\"reason\":\"it was time\"}");
	}

	@Test
	void sumsUp() {
		reporter.summary(Summary.of(2, new TrafficCounts(3, 4, 5_000_000_000L, 6), 1, 1.23456));
		assertPrinted("{\"event\":\"summary\",\"connections\":2,\"messages_in\":3,\"messages_out\":4,\"bytes_in\":5000000000,"
				+ "\"bytes_out\":6,\"errors\":1,\"seconds\":1.235}");
	}

	@Test
	void sumsUpRoundTrips() {
		RoundTripSummary times = new RoundTripSummary(10, 1.5, 2, 3, 4, 5.25);
		reporter.summary(new Summary(1, new TrafficCounts(10, 10, 90, 90), 0, 4, List.of(new Summary.Rally("#7", times)), times));
		assertPrinted("{\"event\":\"summary\",\"connections\":1,\"messages_in\":10,\"messages_out\":10,\"bytes_in\":90,\"bytes_out\":90,"
				+ "\"errors\":0,\"seconds\":4.0,\"round_trips\":10,\"per_second\":2.5,"
				+ "\"rtt_us\":{\"p50\":1.5,\"p90\":2.0,\"p99\":3.0,\"p999\":4.0,\"max\":5.25}}");
	}

	@Test
	void sumsUpAPingPongOfNoTimeAndNoRounds() {
		reporter.summary(new Summary(1, TrafficCounts.ZERO, 0, 0, List.of(new Summary.Rally("#7", RoundTripSummary.NONE)), RoundTripSummary.NONE));
		assertEquals(List.of("event", "connections", "messages_in", "messages_out", "bytes_in", "bytes_out", "errors", "seconds", "round_trips",
				"per_second", "rtt_us"), printed().names());
		assertEquals(0, printed().number("per_second"));
	}
}
