// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** Keeps a list of values in the preferences: a node for each, named by its place. Usable from any thread. */
public final class NumberedNodes {

	private final Preferences parent;

	/** In a node of its own, which has nothing else below it. */
	public NumberedNodes(Preferences parent) {
		this.parent = parent;
	}

	/** The values, in their order. One that cannot be read is told in the error log and left out. */
	public synchronized <T> List<T> load(Function<Preferences, T> read) {
		List<T> values = new ArrayList<>();
		try {
			for (String name : Arrays.stream(parent.childrenNames()).sorted(Comparator.comparingInt(Integer::parseInt)).toList()) {
				try {
					values.add(read.apply(parent.node(name)));
				} catch (IllegalArgumentException e) {
					log("a value kept in " + parent.absolutePath() + "/" + name + " cannot be used and is left out: " + e.getMessage(), e);
				}
			}
		} catch (BackingStoreException | NumberFormatException e) {
			log("what is kept in " + parent.absolutePath() + " cannot be read", e);
		}
		return values;
	}

	/**
	 * Keeps these values in place of those before; the disk is written by a thread of its own. A failure is told in the error log.
	 *
	 * @param values may change meanwhile
	 */
	public synchronized <T> void save(List<T> values, BiConsumer<T, Preferences> write) {
		try {
			for (String name : parent.childrenNames()) {
				parent.node(name).removeNode();
			}
			int place = 0;
			for (T value : List.copyOf(values)) {
				write.accept(value, parent.node(Integer.toString(place++)));
			}
			Thread.ofVirtual().name("keep " + parent.absolutePath()).start(this::flush);
		} catch (BackingStoreException | IllegalStateException e) {
			log("what is to be kept in " + parent.absolutePath() + " cannot be written", e);
		}
	}

	private void flush() {
		try {
			parent.flush();
		} catch (BackingStoreException | IllegalStateException e) {
			log("what is to be kept in " + parent.absolutePath() + " cannot be written", e);
		}
	}

	private static void log(String message, Exception cause) {
		ILog.of(NumberedNodes.class).error(message, cause);
	}
}
