// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.BodyText;
import org.lengthwise.traffic.ConnectionLabel;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.RoundTripSummary;

import com.google.gson.stream.JsonWriter;

/** One JSON object a line, each with an {@code event}. */
final class JsonReporter implements Reporter {

	/** Writes the members of an event. */
	@FunctionalInterface
	private interface Members {
		void write(JsonWriter json) throws IOException;
	}

	private final PrintWriter out;

	JsonReporter(PrintWriter out) {
		this.out = out;
	}

	@Override
	public void listening(Endpoint address) {
		event("listening", json -> json.name("host").value(address.host()).name("port").value(address.port()));
	}

	@Override
	public void connected(ConnectionLabel connection) {
		event("connected", json -> label(json, connection));
	}

	@Override
	public void message(ConnectionLabel connection, Direction direction, Message message) {
		event("message", json -> {
			json.name("connection").value(connection.id());
			json.name("direction").value(direction.name().toLowerCase(Locale.ROOT));
			json.name("length").value(message.bodyLength());
			json.name("header").beginObject();
			for (Map.Entry<String, Object> field : message.fields().entrySet()) {
				json.name(field.getKey());
				value(json, field.getValue());
			}
			json.endObject();
			byte[] body = message.bodyBytes();
			json.name("body").value(Base64.getEncoder().encodeToString(body));
			Optional<String> text = BodyText.decode(body, StandardCharsets.UTF_8);
			if (text.isPresent()) {
				json.name("text").value(text.get());
			}
		});
	}

	@Override
	public void framingError(ConnectionLabel connection, FramingException error) {
		event("framing-error", json -> {
			label(json, connection);
			json.name("offset").value(error.offset());
			json.name("bytes").value(HexFormat.of().formatHex(error.bytes()));
			json.name("message").value(error.getMessage());
		});
	}

	@Override
	public void error(TransportException failure) {
		event("error", json -> {
			json.name("phase").value(failure.phase().name().toLowerCase(Locale.ROOT));
			json.name("peer").value(failure.peer());
			json.name("message").value(failure.getMessage());
		});
	}

	@Override
	public void closed(ConnectionLabel connection, Ending ending) {
		event("closed", json -> {
			label(json, connection);
			json.name("by").value(ending.by().name().toLowerCase(Locale.ROOT));
			json.name("reason").value(ending.reason());
		});
	}

	@Override
	public void summary(Summary summary) {
		event("summary", json -> {
			json.name("connections").value(summary.connections());
			json.name("messages_in").value(summary.counts().messagesIn());
			json.name("messages_out").value(summary.counts().messagesOut());
			json.name("bytes_in").value(summary.counts().bytesIn());
			json.name("bytes_out").value(summary.counts().bytesOut());
			json.name("errors").value(summary.errors());
			json.name("seconds").value(rounded(summary.seconds()));
			if (!summary.rallies().isEmpty()) {
				roundTrips(json, summary);
			}
		});
	}

	private static void roundTrips(JsonWriter json, Summary summary) throws IOException {
		RoundTripSummary all = summary.roundTrips();
		json.name("round_trips").value(all.count());
		json.name("per_second").value(rounded(summary.perSecond(all.count())));
		json.name("rtt_us").beginObject();
		json.name("p50").value(all.p50()).name("p90").value(all.p90()).name("p99").value(all.p99());
		json.name("p999").value(all.p999()).name("max").value(all.max());
		json.endObject();
	}

	private static void label(JsonWriter json, ConnectionLabel connection) throws IOException {
		json.name("connection").value(connection.id()).name("peer").value(connection.peer());
	}

	private static void value(JsonWriter json, Object value) throws IOException {
		if (value instanceof Number number) {
			json.value(number);
		} else {
			json.value(value.toString());
		}
	}

	private static double rounded(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

	private void event(String name, Members members) {
		StringWriter line = new StringWriter();
		try (JsonWriter json = new JsonWriter(line)) {
			json.beginObject().name("event").value(name);
			members.write(json);
			json.endObject();
		} catch (IOException e) {
			throw new UncheckedIOException("writing to memory failed", e);
		}
		out.println(line);
	}
}
