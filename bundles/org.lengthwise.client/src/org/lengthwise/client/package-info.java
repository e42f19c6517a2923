// SPDX-License-Identifier: EPL-2.0
/**
 * The client service: opens connections, sends messages, and plays ping-pong with a server that sends them back.
 *
 * <p>In OSGi {@link org.lengthwise.client.MessageClients} is a service; a plain Java program calls
 * {@link org.lengthwise.client.MessageClients#using}.
 */
package org.lengthwise.client;
