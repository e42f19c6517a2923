// SPDX-License-Identifier: EPL-2.0
/**
 * The server service: starts servers that accept connections of one layout and answer each message with a responder.
 *
 * <p>In OSGi {@link org.lengthwise.server.MessageServers} is a service; a plain Java program calls
 * {@link org.lengthwise.server.MessageServers#using}.
 */
package org.lengthwise.server;
