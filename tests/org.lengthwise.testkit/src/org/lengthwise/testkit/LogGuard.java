// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.testkit;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails a test during which an error was logged, or a thread died of an exception that nobody caught.
 *
 * <p>Errors are records of level SEVERE of {@code java.util.logging}, which is where {@link System.Logger} writes its ERROR to.
 * A test that provokes one says so, and then it must come:
 *
 * <pre>
 * &#64;ExtendWith(LogGuard.class)
 * class ServerTest {
 * 	&#64;Test
 * 	void saysWhenAResponderFails(LogGuard log) {
 * 		log.expectError("responder failed");
 * </pre>
 */
public final class LogGuard implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private final List<String> errors = new CopyOnWriteArrayList<>();
	private final List<String> expected = new CopyOnWriteArrayList<>();
	private final Handler handler = new Recorder();
	private UncaughtExceptionHandler replaced;

	/** Says that this test leads to an error whose text contains {@code part}; it must have come soon after the end of the test. */
	public void expectError(String part) {
		expected.add(part);
	}

	/** The errors of this test so far, the expected ones too. */
	public List<String> errors() {
		return List.copyOf(errors);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		errors.clear();
		expected.clear();
		Logger.getLogger("").addHandler(handler);
		replaced = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> errors.add("thread '" + thread.getName() + "' died of "
				+ withTrace(failure)));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		try {
			for (String part : expected) {
				Conditions.await("an error that contains '" + part + "'; there were " + errors,
						() -> errors.stream().anyMatch(error -> error.contains(part)));
			}
		} finally {
			Thread.setDefaultUncaughtExceptionHandler(replaced);
			Logger.getLogger("").removeHandler(handler);
		}
		List<String> unexpected = new ArrayList<>(errors);
		unexpected.removeIf(error -> expected.stream().anyMatch(error::contains));
		if (!unexpected.isEmpty()) {
			throw new AssertionError("errors were logged:\n" + String.join("\n", unexpected));
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == LogGuard.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return this;
	}

	private static String withTrace(Throwable failure) {
		StringBuilder text = new StringBuilder(failure.toString());
		for (StackTraceElement element : failure.getStackTrace()) {
			text.append("\n\tat ").append(element);
		}
		return text.toString();
	}

	private final class Recorder extends Handler {

		private final SimpleFormatter formatter = new SimpleFormatter();

		@Override
		public void publish(LogRecord entry) {
			if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
				String text = entry.getLoggerName() + ": " + formatter.formatMessage(entry);
				errors.add(entry.getThrown() == null ? text : text + ": " + withTrace(entry.getThrown()));
			}
		}

		@Override
		public void flush() {
			// nothing is held back
		}

		@Override
		public void close() {
			// nothing is held
		}
	}
}
