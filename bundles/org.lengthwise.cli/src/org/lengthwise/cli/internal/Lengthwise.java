// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.concurrent.Callable;

import org.lengthwise.cli.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line itself; given alone, it shows what can be given. */
@Command(name = "lengthwise", synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", footer = { "",
		"'lengthwise COMMAND --help' tells more about a command.",
		"Exit codes: 0 done; 1 an expectation failed; 2 wrong usage; 3 connection or input/output failed; 4 the peer broke the framing.", "",
		"Examples:",
		"  lengthwise demo --clients 4 --rounds 1000",
		"  lengthwise serve",
		"  lengthwise connect localhost --text Hello" }, description = "Speaks, serves and measures protocols that put a header with a length in front of every message.")
final class Lengthwise implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and exit.")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version and exit.")
	private boolean showVersion;

	@Override
	public Integer call() {
		spec.commandLine().usage(spec.commandLine().getErr());
		return ExitCode.WRONG_USAGE;
	}
}
