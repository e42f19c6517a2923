// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

/**
 * How much waits to be written to a connection.
 *
 * @param messages whole messages, and the one that is being written
 * @param bytes bytes of their frames
 */
public record QueueDepth(int messages, long bytes) {
}
