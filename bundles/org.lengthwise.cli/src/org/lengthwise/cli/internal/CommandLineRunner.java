// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.lengthwise.cli.CliCommand;
import org.lengthwise.cli.ExitCode;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Builds the command line from the commands that are services, and runs it. */
@Component(service = CommandLineRunner.class)
public final class CommandLineRunner {

	private final String version;
	private final List<CliCommand> commands;
	private final ProcessEnd processEnd;
	private final PrintWriter out;
	private final PrintWriter err;
	private final boolean debug;

	/** The command line of this process: standard output and standard error, in UTF-8 whatever the locale. */
	@Activate
	public CommandLineRunner(BundleContext context, @Reference List<CliCommand> commands, @Reference ProcessEnd processEnd) {
		// Declarative Services hand over the lowest ranking first.
		this(context.getBundle().getVersion().toString(), commands.reversed(), processEnd, lines(FileDescriptor.out), lines(FileDescriptor.err),
				System.getenv("LENGTHWISE_DEBUG") != null);
	}

	/**
	 * @param commands in the order of the help
	 * @param debug whether a failure that nobody foresaw shows its stack trace
	 */
	CommandLineRunner(String version, List<CliCommand> commands, ProcessEnd processEnd, PrintWriter out, PrintWriter err, boolean debug) {
		this.version = version;
		this.commands = List.copyOf(commands);
		this.processEnd = processEnd;
		this.out = out;
		this.err = err;
		this.debug = debug;
	}

	private static PrintWriter lines(FileDescriptor descriptor) {
		return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
	}

	/** Runs one command line on the calling thread; returns the process's exit code. */
	int run(List<String> arguments) {
		int code = execute(arguments);
		err.flush();
		if (out.checkError() && code == ExitCode.DONE) {
			err.println("lengthwise: standard output was closed before all was written.");
			return ExitCode.IO_FAILED;
		}
		return code;
	}

	private int execute(List<String> arguments) {
		Failures failures = new Failures(debug);
		CommandLine commandLine;
		try {
			commandLine = commandLine(failures);
		} catch (RuntimeException e) {
			// A bundle brought a command whose definition picocli refuses.
			return failures.report(e, err);
		}
		return commandLine.execute(arguments.toArray(String[]::new));
	}

	/** Tells the running command that the process is asked to end; whether it wanted to be told. */
	boolean raiseEndSignal() {
		return processEnd.raise();
	}

	private CommandLine commandLine(Failures failures) {
		CommandLine root = new CommandLine(new Lengthwise());
		root.getCommandSpec().version("lengthwise " + version);
		commands.forEach(root::addSubcommand);
		root.getSubcommands().values().forEach(command -> addHelp(command.getCommandSpec()));
		root.setOut(out);
		root.setErr(err);
		root.setUsageHelpAutoWidth(true);
		root.setParameterExceptionHandler(new UsageErrors());
		root.setExecutionExceptionHandler(failures);
		return root;
	}

	private static void addHelp(CommandSpec command) {
		command.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help and exit.").build());
	}
}
