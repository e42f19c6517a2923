// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli;

import java.util.concurrent.Callable;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command of the command line. Any bundle brings one: a class with picocli's annotations, registered as a service. The one
 * with the highest service ranking stands first in the help.
 *
 * <pre>
 * &#64;Component(property = "service.ranking:Integer=100")
 * &#64;Command(name = "probe", description = "Connects and says whether that worked.")
 * public final class Probe implements CliCommand {
 * 	private final MessageClients clients;
 *
 * 	&#64;Spec
 * 	private CommandSpec spec;
 *
 * 	&#64;Parameters(paramLabel = "HOST[:PORT]")
 * 	private String target;
 *
 * 	&#64;Activate
 * 	public Probe(&#64;Reference MessageClients clients) {
 * 		this.clients = clients;
 * 	}
 *
 * 	&#64;Override
 * 	public Integer call() throws IOException {
 * 		…
 * 		spec.commandLine().getOut().println("connected");
 * 		return ExitCode.DONE;
 * 	}
 * }
 * </pre>
 *
 * <p>{@link #call} runs on the process's first thread and returns an {@link ExitCode}. Data goes to picocli's
 * {@code getOut()}, talk to {@code getErr()}: both write UTF-8 and flush at the end of each line. The option {@code --help} is
 * added to every command.
 *
 * <p>What it throws becomes one sentence on standard error: picocli's {@code ParameterException} is
 * {@link ExitCode#WRONG_USAGE}, a {@code FramingException} {@link ExitCode#FRAMING_BROKEN}, any other {@code IOException}
 * {@link ExitCode#IO_FAILED}. So their messages are written for the person who typed the command. An {@code InterruptedException}
 * is the end that the process was asked for: {@link ExitCode#DONE}, and no word.
 */
@ConsumerType
public interface CliCommand extends Callable<Integer> {
}
