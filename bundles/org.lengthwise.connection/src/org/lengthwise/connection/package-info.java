// SPDX-License-Identifier: EPL-2.0
/**
 * What there is to say about a connection, for everybody who has to do with one: where it leads, in which phase it failed and why,
 * and how it ended. Values without sockets or threads.
 */
package org.lengthwise.connection;
