// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.cli.CliCommand;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.protocol.FramingException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

class CommandLineRunnerTest {

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@Command(name = "greet", description = "Greets.")
	static final class Greet implements CliCommand {

		@Spec
		private CommandSpec spec;

		@Option(names = "--times", paramLabel = "N", defaultValue = "1", description = "How often.")
		private int times;

		@Parameters(index = "0", paramLabel = "NAME", description = "Whom.")
		private String name;

		@Override
		public Integer call() {
			if (times < 1) {
				throw new ParameterException(spec.commandLine(), "--times is " + times + ": at least 1 is needed");
			}
			for (int i = 0; i < times; i++) {
				spec.commandLine().getOut().println("Hello " + name);
			}
			return ExitCode.DONE;
		}
	}

	@Command(name = "act", description = "Does what the test says.")
	record Act(Callable<Integer> action) implements CliCommand {

		@Override
		public Integer call() throws Exception {
			return action.call();
		}
	}

	@Command(name = "broken")
	static final class Broken implements CliCommand {

		@Parameters(index = "1")
		private String second;

		@Override
		public Integer call() {
			return ExitCode.DONE;
		}
	}

	private int run(CliCommand command, String... arguments) {
		return run(List.of(command), false, arguments);
	}

	private int run(List<CliCommand> commands, boolean debug, String... arguments) {
		return new CommandLineRunner("1.2.3", commands, new ProcessEnd(), new PrintWriter(out), new PrintWriter(err), debug).run(List.of(arguments));
	}

	private void assertOneSentence(String expected) {
		assertEquals(expected + System.lineSeparator(), err.toString());
		assertEquals("", out.toString());
	}

	@Test
	void runsTheCommandThatIsNamed() {
		assertEquals(ExitCode.DONE, run(new Greet(), "greet", "--times", "2", "Grüße"));
		assertEquals("Hello Grüße%nHello Grüße%n".formatted(), out.toString());
		assertEquals("", err.toString());
	}

	@Test
	void handsOnTheExitCode() {
		assertEquals(ExitCode.EXPECTATION_FAILED, run(new Act(() -> ExitCode.EXPECTATION_FAILED), "act"));
	}

	@Test
	void tellsItsVersion() {
		assertEquals(ExitCode.DONE, run(new Greet(), "--version"));
		assertEquals("lengthwise 1.2.3%n".formatted(), out.toString());
	}

	@Test
	void listsItsCommandsInTheirOrder() {
		assertEquals(ExitCode.DONE, run(List.of(new Greet(), new Act(() -> 0)), false, "--help"));
		String help = out.toString();
		assertTrue(help.indexOf("greet") > 0 && help.indexOf("greet") < help.indexOf("  act "), help);
		assertTrue(help.contains("Examples:"), help);
		assertEquals("", err.toString());
	}

	@Test
	void givesEveryCommandAHelp() {
		assertEquals(ExitCode.DONE, run(new Greet(), "greet", "--help"));
		assertTrue(out.toString().startsWith("Usage: lengthwise greet "), out.toString());
	}

	@Test
	void showsItsUsageWhereNoCommandIsNamed() {
		assertEquals(ExitCode.WRONG_USAGE, run(new Greet()));
		assertTrue(err.toString().startsWith("Usage: lengthwise "), err.toString());
		assertEquals("", out.toString());
	}

	static Stream<Arguments> wrongUsages() {
		return Stream.of(Arguments.of("lengthwise: there is no command 'gret'; did you mean 'greet'? Try 'lengthwise --help'.", List.of("gret")),
				Arguments.of("lengthwise: there is no command 'Ünsinn'. Try 'lengthwise --help'.", List.of("Ünsinn")),
				Arguments.of("lengthwise: there is no option '-clean'. Try 'lengthwise --help'.", List.of("-clean")),
				Arguments.of("lengthwise greet: there is no option '--tims'; did you mean '--times'? Try 'lengthwise greet --help'.", List.of("greet", "A", "--tims")),
				Arguments.of("lengthwise greet: there is nothing to do with 'B'. Try 'lengthwise greet --help'.", List.of("greet", "A", "B")),
				Arguments.of("lengthwise greet: missing required parameter: 'NAME'. Try 'lengthwise greet --help'.", List.of("greet")),
				Arguments.of("lengthwise greet: invalid value for option '--times': 'x' is not an int. Try 'lengthwise greet --help'.",
						List.of("greet", "--times", "x", "A")),
				Arguments.of("lengthwise greet: --times is 0: at least 1 is needed. Try 'lengthwise greet --help'.", List.of("greet", "--times", "0", "A")));
	}

	@ParameterizedTest
	@MethodSource("wrongUsages")
	void answersWrongUsageWithOneSentence(String sentence, List<String> arguments) {
		assertEquals(ExitCode.WRONG_USAGE, run(new Greet(), arguments.toArray(String[]::new)));
		assertOneSentence(sentence);
	}

	static Stream<Arguments> failures() {
		return Stream.of(Arguments.of("cannot connect to h:1: refused", ExitCode.IO_FAILED, new IOException("cannot connect to h:1: refused")),
				Arguments.of("the length is 5", ExitCode.FRAMING_BROKEN, new FramingException("the length is 5", 0, new byte[4])),
				Arguments.of("a.txt: there is no such file", ExitCode.IO_FAILED, new NoSuchFileException("a.txt")),
				Arguments.of("a.txt: access is denied", ExitCode.IO_FAILED, new AccessDeniedException("a.txt")),
				Arguments.of("a.txt: is a folder", ExitCode.IO_FAILED, new FileSystemException("a.txt", null, "is a folder")),
				Arguments.of("FileNotFoundException", ExitCode.IO_FAILED, new FileNotFoundException()),
				Arguments.of("this should not have happened: java.lang.IllegalStateException: oh (LENGTHWISE_DEBUG=1 shows where)", ExitCode.IO_FAILED,
						new IllegalStateException("oh")));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void saysWhatFailedInOneSentence(String sentence, int exitCode, Exception failure) {
		assertEquals(exitCode, run(new Act(() -> {
			throw failure;
		}), "act"));
		assertOneSentence("lengthwise: " + sentence);
	}

	@Test
	void showsWhereItFailedIfAsked() {
		assertEquals(ExitCode.IO_FAILED, run(List.of(new Act(() -> {
			throw new IllegalStateException("oh");
		})), true, "act"));
		assertTrue(err.toString().contains("\tat " + CommandLineRunnerTest.class.getName()), err.toString());
	}

	@Test
	void survivesACommandThatPicocliRefuses() {
		assertEquals(ExitCode.IO_FAILED, run(new Broken(), "broken", "1"));
		assertTrue(err.toString().startsWith("lengthwise: this should not have happened: "), err.toString());
	}

	@Test
	void failsWhereStandardOutputIsClosed() {
		PrintWriter closed = new PrintWriter(new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException("Broken pipe");
			}
		});
		int code = new CommandLineRunner("1.2.3", List.of(new Greet()), new ProcessEnd(), closed, new PrintWriter(err), false).run(List.of("greet", "A"));
		assertEquals(ExitCode.IO_FAILED, code);
		assertOneSentence("lengthwise: standard output was closed before all was written.");
	}

	@Test
	void writesNoEscapeSequencesWhereThereIsNoTerminal() {
		run(new Greet(), "--help");
		assertFalse(out.toString().contains("\u001b"));
	}
}
