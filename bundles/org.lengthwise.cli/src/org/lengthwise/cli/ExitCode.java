// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli;

/** What the process says to the script that started it: part of the command line's contract. */
public final class ExitCode {

	/** All was done, or the process was asked to end and ended in order. */
	public static final int DONE = 0;

	/** An expectation failed, such as an answer that did not come. */
	public static final int EXPECTATION_FAILED = 1;

	/** The command line was wrong; nothing was done. */
	public static final int WRONG_USAGE = 2;

	/** A connection, a file or the program itself failed. */
	public static final int IO_FAILED = 3;

	/** The peer sent bytes that are not frames of the layout. */
	public static final int FRAMING_BROKEN = 4;

	private ExitCode() {
	}
}
