// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.lengthwise.traffic.BodyText;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say what is sent. */
final class InputOptions {

	/** The parameter that stands for standard input; a command declares it, since only that one knows its place. */
	static final String STANDARD_INPUT = "-";

	@Spec(Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--text", paramLabel = "T", description = "Send this text.")
	private String text;

	@Option(names = "--hex", paramLabel = "H", description = "Send the bytes of these hex digits; spaces are skipped.")
	private String hex;

	@Option(names = "--file", paramLabel = "F", description = "Send the content of this file, as one message.")
	private Path file;

	@Option(names = "--charset", paramLabel = "C", defaultValue = "UTF-8", converter = CharsetName.class, description = "Charset of the text that is sent, and of "
			+ "answers (default: ${DEFAULT-VALUE}).")
	private Charset charset;

	Charset charset() {
		return charset;
	}

	/** Whether what is sent was typed as text: neither as hex nor in a file. */
	boolean isText() {
		return hex == null && file == null;
	}

	/**
	 * The messages to send; none may be longer than {@code limit} bytes, and no more than that is read into memory.
	 *
	 * @param dash {@link #STANDARD_INPUT} if that was given, else null
	 */
	MessageInput open(String dash, int limit) throws IOException {
		if (dash != null && !dash.equals(STANDARD_INPUT)) {
			throw new ParameterException(command.commandLine(), "there is nothing to do with '" + dash + "': expected --text, --hex, --file, "
					+ "or a single dash for standard input.");
		}
		if (Stream.of(text, hex, file, dash).filter(given -> given != null).count() != 1) {
			throw new ParameterException(command.commandLine(), "what is to be sent? Expected one of --text, --hex, --file, or a single "
					+ "dash for standard input.");
		}
		if (dash != null) {
			return MessageInput.lines(System.in, limit);
		}
		return MessageInput.single(file != null ? read(limit) : parse());
	}

	private byte[] parse() {
		try {
			return text != null ? BodyText.encode(text, charset) : BodyText.parseHex(hex);
		} catch (IllegalArgumentException e) {
			throw new ParameterException(command.commandLine(), e.getMessage() + ".", e);
		}
	}

	private byte[] read(int limit) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(file + ": this is a folder, expected a file");
		}
		try (InputStream stream = Files.newInputStream(file)) {
			byte[] body = stream.readNBytes(limit); // a device or a pipe does not tell its size before
			if (stream.read() >= 0) {
				throw new ParameterException(command.commandLine(), "the file " + file + " has more bytes than a frame of " + limit
						+ " bytes can hold: choose a larger --max-frame.");
			}
			return body;
		} catch (FileSystemException e) {
			throw e;
		} catch (IOException e) {
			throw new IOException(file + ": " + e.getMessage(), e); // a failed read does not name the file
		}
	}
}
