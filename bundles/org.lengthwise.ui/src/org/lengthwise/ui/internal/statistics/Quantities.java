// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.text.NumberFormat;

import org.eclipse.osgi.util.NLS;

/** Numbers with units that keep them short, in the user's language. For one thread. */
final class Quantities {

	private static final double KILO = 1e3;
	private static final double MEGA = 1e6;
	private static final double GIGA = 1e9;

	private final NumberFormat whole = NumberFormat.getIntegerInstance();
	private final NumberFormat fraction = NumberFormat.getNumberInstance();

	Quantities() {
		fraction.setMinimumFractionDigits(1);
		fraction.setMaximumFractionDigits(1);
	}

	/** A whole number. */
	String count(long number) {
		return whole.format(number);
	}

	/** So many a second. */
	String perSecond(double rate) {
		return NLS.bind(Messages.Unit_perSecond, whole.format(rate));
	}

	/** So many bytes a second. */
	String bytesPerSecond(double rate) {
		if (rate < KILO) {
			return NLS.bind(Messages.Unit_bytes, whole.format(rate));
		}
		if (rate < MEGA) {
			return NLS.bind(Messages.Unit_kilobytes, fraction.format(rate / KILO));
		}
		return rate < GIGA
				? NLS.bind(Messages.Unit_megabytes, fraction.format(rate / MEGA))
				: NLS.bind(Messages.Unit_gigabytes, fraction.format(rate / GIGA));
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
