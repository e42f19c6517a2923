// SPDX-License-Identifier: EPL-2.0
/**
 * One framed TCP connection: its thread, its buffers, its queue of messages to send, and its orderly end.
 *
 * <p>A {@link org.lengthwise.transport.Connection} speaks one layout over a {@link org.lengthwise.transport.Wire}: a socket, or
 * anything else that carries bytes both ways. {@link org.lengthwise.transport.Connection#run()} serves it on the thread that calls;
 * which thread that is, is the choice of whoever makes the connection.
 */
package org.lengthwise.transport;
