// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.lengthwise.connection.Ending.How;
import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.Message;
import org.lengthwise.testkit.Conditions;
import org.lengthwise.testkit.Frames;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedPeer;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficCounts;
import org.lengthwise.traffic.TrafficSink;

class ServerTrafficTest extends ServerFixture {

	/** What a sink was told, in words: {@code IN text}, {@code OUT text}, {@code IN raw bytes}. */
	private final List<String> told = new CopyOnWriteArrayList<>();
	private final List<ConnectionLabel> labels = new CopyOnWriteArrayList<>();
	private final TrafficSink sink = new TrafficSink() {

		@Override
		public void message(ConnectionLabel connection, Direction direction, Message message) {
			labels.add(connection);
			told.add(direction + " " + new String(message.bodyBytes(), StandardCharsets.UTF_8));
		}

		@Override
		public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
			byte[] copy = new byte[bytes.remaining()];
			bytes.get(bytes.position(), copy);
			told.add(direction + " raw " + Frames.hex(copy));
		}
	};

	// line 17
	@Test
	void tellsEachMessageInTheOrderOfTheWire() throws IOException {
		MessageServer server = servers.start(ANY_PORT.withResponder(StandardResponder.REVERSE), new RecordingObserver(sink));
		List<String> in = new ArrayList<>();
		List<String> out = new ArrayList<>();
		try (ScriptedPeer peer = connect(server)) {
			for (int i = 100; i < 400; i++) {
				peer.send(Frames.u32("m" + i));
				in.add("IN m" + i);
				out.add("OUT " + new StringBuilder("m" + i).reverse());
			}
			peer.receive(300 * 8);
			assertEquals(in, told.stream().filter(line -> line.startsWith("IN")).toList());
			assertEquals(out, told.stream().filter(line -> line.startsWith("OUT")).toList());
			assertTrue(labels.stream().allMatch(labels.getFirst()::equals));
			assertEquals("server " + server.address().port(), labels.getFirst().owner());
			assertEquals(RecordingObserver.name(peer), labels.getFirst().peer());
		}
	}

	// line 10
	@Test
	void tellsTheBytesFromAFramingErrorOnRaw() throws IOException {
		RecordingObserver watched = new RecordingObserver(sink);
		MessageServer server = servers.start(ANY_PORT, watched);
		try (ScriptedPeer peer = connect(server)) {
			peer.sendHex("00000001 41 ffffffff 4242");
			peer.expectHex("00000001 41");
			peer.expectEnd();
			peer.shutdownOutput();
			watched.endingOf(peer);
			assertEquals(List.of("IN A", "OUT A"), told.stream().filter(line -> !line.contains("raw")).toList());
			assertEquals(List.of("IN raw ff ff ff ff 42 42"), told.stream().filter(line -> line.contains("raw")).toList());
		}
	}

	@Test
	void countsWhatConnectionsCarryAndHaveCarried() throws IOException {
		MessageServer server = start(ANY_PORT);
		Instant before = Instant.now();
		try (ScriptedPeer first = connect(server); ScriptedPeer second = connect(server)) {
			assertEchoes(first, "four");
			assertEchoes(second, "fo");
			assertEchoes(second, "");
			Conditions.await("the counts", () -> server.counts().equals(new TrafficCounts(3, 3, 18, 18)));
			ServerConnection connection = server.connections().stream()
					.filter(candidate -> candidate.label().peer().equals(RecordingObserver.name(first))).findFirst().orElseThrow();
			assertEquals(new TrafficCounts(1, 1, 8, 8), connection.counts());
			assertFalse(connection.since().isBefore(before));
			assertEquals(2, server.connections().size());
		}
		Conditions.await("the ends", () -> server.connections().isEmpty());
		assertEquals(new TrafficCounts(3, 3, 18, 18), server.counts());
		assertServesOthers(server);
		assertEquals(3, server.accepted());
		server.close();
		assertEquals(new TrafficCounts(4, 4, 33, 33), server.counts());
	}

	// line 25
	@Test
	void aSinkThatThrowsEndsItsConnectionOnly(LogGuard log) throws IOException {
		log.expectError("serving 127.0.0.1:");
		RecordingObserver watched = new RecordingObserver(new TrafficSink() {

			@Override
			public void message(ConnectionLabel connection, Direction direction, Message message) {
				if (message.bodyLength() == 1) {
					throw new IllegalStateException("the sink failed");
				}
			}

			@Override
			public void raw(ConnectionLabel connection, Direction direction, ByteBuffer bytes, String reason) {
				// not of interest
			}
		});
		MessageServer server = servers.start(ANY_PORT, watched);
		try (ScriptedPeer peer = connect(server)) {
			peer.send(Frames.u32("x"));
			peer.expectEnd();
			peer.shutdownOutput();
			Ending ending = watched.endingOf(peer);
			assertEquals(How.HANDLER_FAILED, ending.how());
			assertEquals("the sink failed", ending.reason());
		}
		assertServesOthers(server);
	}
}
