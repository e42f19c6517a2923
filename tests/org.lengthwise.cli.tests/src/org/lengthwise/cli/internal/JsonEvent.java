// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** One line of output, read back as JSON; the members keep their order. */
record JsonEvent(Map<String, Object> members) {

	/** Reads a line that must be one object and nothing else. */
	static JsonEvent parse(String line) {
		try (JsonReader reader = new JsonReader(new StringReader(line))) {
			Map<String, Object> members = object(reader);
			if (reader.peek() != JsonToken.END_DOCUMENT) {
				throw new AssertionError("more than one object on a line: " + line);
			}
			return new JsonEvent(members);
		} catch (IOException | IllegalStateException e) {
			throw new AssertionError("no JSON object: " + line, e);
		}
	}

	private static Map<String, Object> object(JsonReader reader) throws IOException {
		Map<String, Object> members = new LinkedHashMap<>();
		reader.beginObject();
		while (reader.hasNext()) {
			members.put(reader.nextName(), value(reader));
		}
		reader.endObject();
		return members;
	}

	private static Object value(JsonReader reader) throws IOException {
		return switch (reader.peek()) {
			case BEGIN_OBJECT -> object(reader);
			case NUMBER -> Double.valueOf(reader.nextString());
			case STRING -> reader.nextString();
			default -> throw new AssertionError("a " + reader.peek() + " at " + reader.getPath());
		};
	}

	/** The names of all members, in their order. */
	List<String> names() {
		return List.copyOf(members.keySet());
	}

	/** Which event it is. */
	String name() {
		return text("event");
	}

	/** A member that is a text. */
	String text(String member) {
		return (String) members.get(member);
	}

	/** A member that is a whole number. */
	long number(String member) {
		double value = (Double) members.get(member);
		if (value != Math.rint(value)) {
			throw new AssertionError(member + " is no whole number: " + value);
		}
		return (long) value;
	}
}
