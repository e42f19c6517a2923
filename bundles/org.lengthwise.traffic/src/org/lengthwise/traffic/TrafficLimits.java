// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.traffic;

/**
 * How much a {@link TrafficLog} keeps at most.
 *
 * @param entries messages
 * @param bytes memory for the bytes of the messages; each message takes some 30 bytes beside them
 */
public record TrafficLimits(int entries, long bytes) {

	/** 200,000 messages, 64 MiB. */
	public static final TrafficLimits DEFAULT = new TrafficLimits(200_000, 64L << 20);

	/** The log drops at least so many blocks before it is empty. */
	private static final int BLOCKS = 16;
	private static final int MOST_ENTRIES = 2048;
	private static final int MOST_BYTES = 256 << 10;

	/** Refuses limits that keep nothing. */
	public TrafficLimits {
		if (entries < 1) {
			throw new IllegalArgumentException("traffic log of " + entries + " messages: at least 1 is needed");
		}
		if (bytes < 1) {
			throw new IllegalArgumentException("traffic log of " + bytes + " bytes: at least 1 is needed");
		}
	}

	/** Messages in a block of the log. */
	int blockEntries() {
		return Math.clamp(entries / BLOCKS, 1, MOST_ENTRIES);
	}

	/** Bytes in a block of the log. */
	int blockBytes() {
		return Math.clamp(bytes / BLOCKS, 1, MOST_BYTES);
	}
}
