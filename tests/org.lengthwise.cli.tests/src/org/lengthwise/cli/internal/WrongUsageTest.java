// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.util.List;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.cli.ExitCode;
import org.lengthwise.testkit.LogGuard;

/** Wrong usage of the commands: one sentence that says what was wrong and what is expected, exit code 2, and nothing was done. */
@ExtendWith(LogGuard.class)
@Timeout(60)
class WrongUsageTest {

	private static void assertRefused(String commandLine, String problem) throws Exception {
		List<String> arguments = List.of(commandLine.split(" "));
		try (RunningCommand command = RunningCommand.start(arguments.stream().map(argument -> argument.replace('_', ' ')).toArray(String[]::new))) {
			String name = "lengthwise " + arguments.getFirst();
			command.assertFails(ExitCode.WRONG_USAGE, name + ": " + problem + " Try '" + name + " --help'.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"serve --port 70000 | port 70000: 0 to 65535 are possible.",
			"serve --port -1 | port -1: 0 to 65535 are possible.",
			"serve --port http | invalid value for option '--port': 'http' is not an int.",
			"serve --layouts u32 | there is no option '--layouts'; did you mean '--layout'?",
			"serve --host= | no host given: expected a name or an address.",
			"serve --port 0 --layout u16 | unknown layout 'u16': known here are u32.",
			"serve --port 0 --respond sing | invalid value for option '--respond': 'sing' is no responder: expected one of echo, reverse, discard.",
			"serve --port 0 --max-frame 3 | limit of 3 bytes for a frame: the shortest has 4.",
			"serve --port 0 --max-frame 0 | invalid value for option '--max-frame': '0' is no whole number from 1 to 2147483647.",
			"serve --port 0 --max-connections many | invalid value for option '--max-connections': 'many' is no whole number from 1 to 2147483647.",
			"serve --port 0 --port 1 | option '--port' (PORT) should be specified only once.",
			"serve 9898 | there is nothing to do with '9898'." })
	void ofServe(String commandLine, String problem) throws Exception {
		assertRefused(commandLine, problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"connect --text Hello | missing required parameter: 'HOST[:PORT]'.",
			"connect localhost | what is to be sent? Expected one of --text, --hex, --file, or a single dash for standard input.",
			"connect localhost --text a --hex 00 | what is to be sent? Expected one of --text, --hex, --file, or a single dash for standard input.",
			"connect localhost - --text a | what is to be sent? Expected one of --text, --hex, --file, or a single dash for standard input.",
			"connect localhost Hello | there is nothing to do with 'Hello': expected --text, --hex, --file, or a single dash for standard input.",
			"connect localhost --texd a | there is no option '--texd'; did you mean '--text'?",
			"connect localhost:70000 --text a | port 70000: 0 to 65535 are possible.",
			"connect localhost:0 --text a | port 0 of localhost: 1 to 65535 can be connected to.",
			"connect ::1 --text a | '::1' is not HOST or HOST:PORT (an IPv6 address stands in brackets: [::1]:9898).",
			"connect localhost:http --text a | 'localhost:http' is not HOST or HOST:PORT (an IPv6 address stands in brackets: [::1]:9898).",
			"connect localhost --text a --layout u16 | unknown layout 'u16': known here are u32.",
			"connect localhost --text a --max-frame 3 | limit of 3 bytes for a frame: the shortest has 4.",
			"connect localhost --hex 012 | 3 hex digits are no whole bytes: expected two for each byte.",
			"connect localhost --hex 0x12 | 'x' at position 2 is no hex digit: expected 0-9, a-f.",
			"connect localhost --text 5€ --charset ISO-8859-1 | the text has '€' at position 2, which ISO-8859-1 cannot write: choose another charset.",
			"connect localhost --text a --charset UTF-9 | invalid value for option '--charset': 'UTF-9' is no charset that this Java knows: "
					+ "expected a name such as UTF-8 or ISO-8859-1.",
			"connect localhost --text a --charset latin_1 | invalid value for option '--charset': 'latin 1' is no charset that this Java knows: "
					+ "expected a name such as UTF-8 or ISO-8859-1.",
			"connect localhost --text a --charset ISO-2022-CN | invalid value for option '--charset': 'ISO-2022-CN' is a charset that this Java "
					+ "can read, but not write: expected one such as UTF-8.",
			"connect localhost --text a --timeout 0 | invalid value for option '--timeout': '0' is no whole number from 1 to 2147483647." })
	void ofConnect(String commandLine, String problem) throws Exception {
		assertRefused(commandLine, problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"--rounds 5 | missing required argument(s): --ping-pong.",
			"--ping-pong --rounds 0 | invalid value for option '--rounds': '0' is no whole number from 1 to 2147483647.",
			"--ping-pong --seconds 1.5 | invalid value for option '--seconds': '1.5' is no whole number from 1 to 2147483647.",
			"--ping-pong --balls -1 | invalid value for option '--balls': '-1' is no whole number from 1 to 2147483647.",
			"--ping-pong --connections x | invalid value for option '--connections': 'x' is no whole number from 1 to 2147483647.",
			"--ping-pong --rounds 5 --seconds 5 | --rounds and --seconds exclude each other: expected one of them.",
			"--ping-pong --balls 1 --balls 2 | an option is given twice: expected each only once.",
			"--ping-pong --reverse lines | invalid value for option '--reverse': expected one of [bytes, text] (case-sensitive) but was 'lines'." })
	void ofAPingPong(String options, String problem) throws Exception {
		assertRefused("connect localhost --text a " + options, problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"demo --clients 0 | invalid value for option '--clients': '0' is no whole number from 1 to 2147483647.",
			"demo --seconds 1 | there is no option '--seconds'.",
			"demo Hello | there is nothing to do with 'Hello'." })
	void ofDemo(String commandLine, String problem) throws Exception {
		assertRefused(commandLine, problem);
	}
}
