// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.text.NumberFormat;

import org.eclipse.osgi.util.NLS;
import org.lengthwise.ui.internal.text.Readable;

/** Rates and times with units that keep them short, in the user's language. For one thread. */
final class Quantities {

	private static final double KILO = 1e3;
	private static final double MEGA = 1e6;

	private final NumberFormat fraction = NumberFormat.getNumberInstance();

	Quantities() {
		fraction.setMinimumFractionDigits(1);
		fraction.setMaximumFractionDigits(1);
	}

	/** So many a second. */
	String perSecond(double rate) {
		return NLS.bind(Messages.Unit_perSecond, Readable.rate(rate));
	}

	/** So many bytes a second. */
	String bytesPerSecond(double rate) {
		return NLS.bind(Messages.Unit_perSecond, Readable.bytes(Math.round(rate)));
	}

	/** A time. */
	String time(double micros) {
		if (micros < KILO) {
			return NLS.bind(Messages.Unit_micros, fraction.format(micros));
		}
		return micros < MEGA
				? NLS.bind(Messages.Unit_millis, fraction.format(micros / KILO))
				: NLS.bind(Messages.Unit_seconds, fraction.format(micros / MEGA));
	}
}
