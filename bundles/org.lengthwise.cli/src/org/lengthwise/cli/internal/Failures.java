// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.lengthwise.cli.ExitCode;
import org.lengthwise.protocol.FramingException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A command that failed: one sentence on standard error, and the exit code that goes with the kind of failure. */
final class Failures implements IExecutionExceptionHandler {

	private final boolean debug;

	Failures(boolean debug) {
		this.debug = debug;
	}

	@Override
	public int handleExecutionException(Exception exception, CommandLine command, ParseResult arguments) {
		return report(exception, command.getErr());
	}

	/** Says what failed; returns the exit code. */
	int report(Exception exception, PrintWriter err) {
		if (exception instanceof InterruptedException) {
			return ExitCode.DONE; // the process was asked to end, and this command had nothing to finish
		}
		if (exception instanceof IOException foreseen) {
			err.println("lengthwise: " + describe(foreseen));
		} else {
			err.println("lengthwise: this should not have happened: " + exception + (debug ? "" : " (LENGTHWISE_DEBUG=1 shows where)"));
		}
		if (debug) {
			exception.printStackTrace(err);
		}
		return exception instanceof FramingException ? ExitCode.FRAMING_BROKEN : ExitCode.IO_FAILED;
	}

	/** The file exceptions of the JDK hold the file's name for a message, and their type for the reason. */
	private static String describe(IOException exception) {
		return switch (exception) {
			case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
			case AccessDeniedException denied -> denied.getFile() + ": access is denied";
			case FileSystemException file -> file.getFile() + ": " + file.getReason();
			default -> exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
		};
	}
}
