// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.lengthwise.connection.Ending;
import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.TrafficSink;

/** Remembers what a client tells, in words, and the messages. */
public class RecordingObserver implements ClientObserver {

	private final TrafficSink traffic;
	private final List<String> told = new CopyOnWriteArrayList<>();
	private final List<String> received = new CopyOnWriteArrayList<>();
	private final List<byte[]> unsent = new CopyOnWriteArrayList<>();

	public RecordingObserver() {
		this(TrafficSink.NONE);
	}

	RecordingObserver(TrafficSink traffic) {
		this.traffic = traffic;
	}

	@Override
	public TrafficSink traffic() {
		return traffic;
	}

	@Override
	public void connected(MessageClient client) {
		told.add("connected");
	}

	@Override
	public void failed(MessageClient client, TransportException failure) {
		told.add("failed");
	}

	@Override
	public void received(MessageClient client, Message message) {
		received.add(new String(message.bodyBytes(), StandardCharsets.UTF_8));
	}

	@Override
	public void broken(MessageClient client, FramingException error) {
		told.add("broken");
	}

	@Override
	public void unsent(MessageClient client, Message message) {
		unsent.add(message.bodyBytes());
	}

	@Override
	public void ended(MessageClient client, Ending ending) {
		told.add("ended " + ending.how() + " by " + ending.by());
	}

	/** What happened to the connection, in order. */
	public List<String> told() {
		return told;
	}

	/** The texts of the messages that no ping-pong was waiting for. */
	List<String> received() {
		return received;
	}

	/** The bodies of the messages that were not sent. */
	List<byte[]> unsent() {
		return unsent;
	}
}
