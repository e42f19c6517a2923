// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.server.internal;

import org.lengthwise.protocol.BufferSupply;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.server.Responder;
import org.lengthwise.server.ServerObserver;
import org.lengthwise.traffic.TrafficSink;

/**
 * How a server serves: the same for each of its connections.
 *
 * @param layout what the frames look like
 * @param responder what answers the messages
 * @param observer whom to tell
 * @param traffic where the messages go
 * @param buffers where the connections' buffers come from
 */
record Serving(FrameLayout layout, Responder responder, ServerObserver observer, TrafficSink traffic, BufferSupply buffers) {
}
