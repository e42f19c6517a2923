// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;

import org.lengthwise.connection.TransportException;
import org.lengthwise.protocol.FrameTooLargeException;
import org.lengthwise.protocol.FrameTooShortException;
import org.lengthwise.traffic.TrafficCounts;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that says how a command reports, and the one way in which it reports that it failed. */
final class ReportOptions {

	/** A step of a command that may fail. */
	@FunctionalInterface
	interface Attempt<T> {
		T make() throws IOException, InterruptedException;
	}

	@Spec(Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--json", description = "Print one JSON object a line, each with an 'event'.")
	private boolean json;

	boolean json() {
		return json;
	}

	/** @param verbose whether each connection is worth a line for people */
	Reporter reporter(boolean verbose) {
		CommandLine line = command.commandLine();
		return json ? new JsonReporter(line.getOut()) : new TextReporter(line.getOut(), line.getErr(), verbose);
	}

	/** A line for people on standard error. */
	void talk(String sentence) {
		command.commandLine().getErr().println(sentence);
	}

	/**
	 * Makes an attempt. Values that are refused are wrong usage; a failure of the network is also an event for programs, beside the
	 * sentence for people that it becomes in the end.
	 */
	<T> T attempt(Attempt<T> attempt) throws IOException, InterruptedException {
		try {
			return attempt.make();
		} catch (IllegalArgumentException | FrameTooShortException e) {
			throw new ParameterException(command.commandLine(), e.getMessage(), e);
		} catch (FrameTooLargeException e) {
			throw new ParameterException(command.commandLine(), e.getMessage() + ": choose a larger --max-frame", e);
		} catch (TransportException e) {
			if (json) {
				reporter(false).error(e);
			}
			throw e;
		}
	}

	/**
	 * Makes an attempt without which the command has nothing to do. If it fails, programs get the summary for which they wait all the
	 * same; people need none beside the sentence that says why. Wrong usage ends without a summary.
	 */
	<T> T begin(Attempt<T> attempt) throws IOException, InterruptedException {
		long started = System.nanoTime();
		try {
			return attempt(attempt);
		} catch (IOException | InterruptedException e) {
			if (json) {
				int errors = e instanceof TransportException ? 1 : 0;
				reporter(false).summary(Summary.of(0, TrafficCounts.ZERO, errors, (System.nanoTime() - started) / 1e9));
			}
			throw e;
		}
	}
}
