// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.lengthwise.cli.ExitCode;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage: one sentence that says what was wrong and what was expected, and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {

	@Override
	public int handleParseException(ParameterException exception, String[] arguments) {
		CommandLine command = exception.getCommandLine();
		String name = command.getCommandSpec().qualifiedName();
		String problem = switch (exception) {
			case UnmatchedArgumentException unmatched -> describe(unmatched, command);
			// picocli shows the synopsis of the group of options, twice
			case MaxValuesExceededException group -> "an option is given twice: expected each only once.";
			default -> sentence(exception.getMessage());
		};
		command.getErr().println(name + ": " + problem + " Try '" + name + " --help'.");
		return ExitCode.WRONG_USAGE;
	}

	private static String describe(UnmatchedArgumentException exception, CommandLine command) {
		String argument = exception.getUnmatched().getFirst();
		String kind;
		if (exception.isUnknownOption()) {
			kind = "there is no option '" + argument + "'";
		} else if (command.getSubcommands().isEmpty()) {
			kind = "there is nothing to do with '" + argument + "'";
		} else {
			kind = "there is no command '" + argument + "'";
		}
		return kind + suggestion(exception.getSuggestions());
	}

	private static String suggestion(List<String> suggestions) {
		if (suggestions.isEmpty()) {
			return ".";
		}
		return suggestions.stream().map(suggestion -> "'" + suggestion + "'").collect(Collectors.joining(" or ", "; did you mean ", "?"));
	}

	/** Picocli's messages begin with a capital, some with the word Error, and may have several lines. */
	private static String sentence(String message) {
		String line = message.strip().replaceFirst("^Error: ", "").replaceAll("\\s*\\R\\s*", " ");
		String begin = line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
		return begin.endsWith(".") ? begin : begin + ".";
	}
}
