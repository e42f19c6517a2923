// SPDX-License-Identifier: EPL-2.0
/**
 * Traffic: the messages of connections, kept for looking at, and what is counted of them.
 *
 * <p>A connection tells a {@link org.lengthwise.traffic.TrafficSink} of every message. The {@link org.lengthwise.traffic.TrafficLog} is
 * the sink that keeps the newest of them, within limits, for views to read. {@link org.lengthwise.traffic.TrafficCounters},
 * {@link org.lengthwise.traffic.TrafficRate}, {@link org.lengthwise.traffic.RoundTripTimes} and
 * {@link org.lengthwise.traffic.RecentRoundTrips} measure; none has a thread of its own.
 */
package org.lengthwise.traffic;
