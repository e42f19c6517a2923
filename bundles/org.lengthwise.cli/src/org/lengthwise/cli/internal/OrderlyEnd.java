// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.lengthwise.cli.ExitCode;
import org.osgi.framework.launch.Framework;

/**
 * The process's one shutdown hook. A JVM that is ended by a signal would exit with the signal's number while everything
 * still runs; this asks the command to end, waits until it has returned and the framework has stopped, removes what the process
 * wrote for itself, and exits with the command's code. A process that ends by itself passes here too.
 *
 * <p>Runs when the bundle's class loader is closed already, so it uses no class that it has not used before.
 */
final class OrderlyEnd extends Thread {

	/** A close takes two seconds, whatever the number of connections; the rest is for slow machines. */
	private static final long COMMAND_SECONDS = 10;
	private static final long FRAMEWORK_SECONDS = 5;

	private final Framework framework;
	private final Thread commandThread;
	private final BooleanSupplier raiseEndSignal;
	private final Optional<Path> privateArea;
	private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

	/**
	 * @param raiseEndSignal tells the command; says whether the command wanted to be told
	 * @param commandThread is interrupted if it did not
	 * @param privateArea what the framework wrote for this process alone, removed at the end
	 */
	OrderlyEnd(Framework framework, Thread commandThread, BooleanSupplier raiseEndSignal, Optional<Path> privateArea) {
		super("end of the process");
		this.framework = framework;
		this.commandThread = commandThread;
		this.raiseEndSignal = raiseEndSignal;
		this.privateArea = privateArea;
	}

	/** The command has returned. */
	void commandReturned(int code) {
		exitCode.complete(code);
	}

	@Override
	public void run() {
		int code = ExitCode.IO_FAILED;
		try {
			if (!exitCode.isDone() && !raiseEndSignal.getAsBoolean()) {
				commandThread.interrupt();
			}
			code = exitCode.get(COMMAND_SECONDS, TimeUnit.SECONDS);
			framework.waitForStop(TimeUnit.SECONDS.toMillis(FRAMEWORK_SECONDS));
		} catch (TimeoutException e) {
			System.err.println("lengthwise: the command did not end within " + COMMAND_SECONDS + " seconds; it was cut off.");
		} catch (ExecutionException | InterruptedException e) {
			System.err.println("lengthwise: the end was disturbed: " + e);
		}
		privateArea.ifPresent(OrderlyEnd::remove);
		Runtime.getRuntime().halt(code);
	}

	private static void remove(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		} catch (IOException | UncheckedIOException e) {
			System.err.println("lengthwise: " + folder + " could not be removed: " + e);
		}
	}
}
