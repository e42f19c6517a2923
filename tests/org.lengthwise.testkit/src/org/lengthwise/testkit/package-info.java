// SPDX-License-Identifier: EPL-2.0
/**
 * What tests of connections need: an in-memory connection, a scripted TCP peer, a guard that fails a test when an error was logged,
 * and waiting for a condition.
 *
 * <p>Nothing here sleeps for a guessed time, and nothing waits longer than {@link org.lengthwise.testkit.Conditions#PATIENCE}: a test
 * that hangs becomes a test that fails and says what it waited for.
 */
package org.lengthwise.testkit;
