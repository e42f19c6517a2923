// SPDX-License-Identifier: EPL-2.0
/**
 * What a bundle needs to bring a command to the command line: {@link org.lengthwise.cli.CliCommand} is the contract, with
 * {@link org.lengthwise.cli.ExitCode} for how it ends and {@link org.lengthwise.cli.EndSignal} for being asked to end.
 */
package org.lengthwise.cli;
