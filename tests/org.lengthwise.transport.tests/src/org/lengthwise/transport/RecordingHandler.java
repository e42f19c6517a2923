// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.lengthwise.connection.Ending;
import org.lengthwise.protocol.FramingException;
import org.lengthwise.protocol.Message;

/** Does with messages what a test says, and remembers all calls; bodies as text. */
final class RecordingHandler implements ConnectionHandler {

	@FunctionalInterface
	interface Reaction {
		void received(Message message, Answers answers) throws IOException;
	}

	/** The method that is to throw, and what. */
	private record Failure(String method, Throwable thrown) {
	}

	static final Reaction ECHO = (message, answers) -> answers.echo(message);
	static final Reaction IGNORE = (message, answers) -> { };

	private final Reaction reaction;
	private boolean brief;
	private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
	private final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
	private final ConcurrentLinkedQueue<String> unsent = new ConcurrentLinkedQueue<>();
	private final ConcurrentLinkedQueue<FramingException> errors = new ConcurrentLinkedQueue<>();
	private final ConcurrentLinkedQueue<Ending> endings = new ConcurrentLinkedQueue<>();
	final AtomicLong messagesIn = new AtomicLong();
	final AtomicLong bytesIn = new AtomicLong();
	final AtomicLong messagesOut = new AtomicLong();
	final AtomicLong bytesOut = new AtomicLong();
	volatile byte[] undecoded;
	private Failure failure = new Failure("", null);

	RecordingHandler(Reaction reaction) {
		this.reaction = reaction;
	}

	/** Forgets bodies, for tests with large ones. */
	RecordingHandler brief() {
		brief = true;
		return this;
	}

	RecordingHandler failingIn(String method, Throwable thrown) {
		failure = new Failure(method, thrown);
		return this;
	}

	List<String> received() {
		return List.copyOf(received);
	}

	List<String> sent() {
		return List.copyOf(sent);
	}

	List<String> unsent() {
		return List.copyOf(unsent);
	}

	List<FramingException> errors() {
		return List.copyOf(errors);
	}

	List<Ending> endings() {
		return List.copyOf(endings);
	}

	@Override
	public void opened(Connection connection) {
		mayFail("opened");
	}

	@Override
	public void received(Message message, Answers answers) throws IOException {
		received.add(text(message));
		reaction.received(message, answers);
		mayFail("received");
	}

	@Override
	public boolean watchesSent() {
		return true;
	}

	@Override
	public void sent(Message message) {
		sent.add(text(message));
		mayFail("sent");
	}

	@Override
	public void countReceived(int messages, long bytes) {
		messagesIn.addAndGet(messages);
		bytesIn.addAndGet(bytes);
		mayFail("countReceived");
	}

	@Override
	public void countSent(int messages, long bytes) {
		messagesOut.addAndGet(messages);
		bytesOut.addAndGet(bytes);
		mayFail("countSent");
	}

	@Override
	public void broken(FramingException error, ByteBuffer bytes) {
		errors.add(error);
		undecoded = new byte[bytes.remaining()];
		bytes.get(undecoded);
		mayFail("broken");
	}

	@Override
	public void unsent(Message message) {
		unsent.add(text(message));
		mayFail("unsent");
	}

	@Override
	public void ended(Ending ending) {
		endings.add(ending);
		mayFail("ended");
	}

	private String text(Message message) {
		return brief ? "" : new String(message.bodyBytes(), StandardCharsets.UTF_8);
	}

	private void mayFail(String method) {
		if (failure.method().equals(method)) {
			RecordingHandler.<RuntimeException>throwUnchecked(failure.thrown());
		}
	}

	@SuppressWarnings("unchecked")
	static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
		throw (T) thrown;
	}
}
