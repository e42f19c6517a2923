// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.text;

import java.text.NumberFormat;
import java.time.Duration;

/** Numbers as people read them, in the user's language. */
public final class Readable {

	private static final long KIBI = 1024;
	private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

	private Readable() {
	}

	/** A number of things: {@code 1,234,567}. */
	public static String count(long number) {
		return NumberFormat.getIntegerInstance().format(number);
	}

	/** A number of things a second: {@code 1,234}; below ten with one decimal. */
	public static String rate(double perSecond) {
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMaximumFractionDigits(perSecond < 10 ? 1 : 0);
		return format.format(perSecond);
	}

	/** A number of bytes: {@code 1.2 MiB}. */
	public static String bytes(long bytes) {
		double value = bytes;
		int unit = 0;
		while (value >= KIBI && unit < UNITS.length - 1) {
			value /= KIBI;
			unit++;
		}
		NumberFormat format = NumberFormat.getNumberInstance();
		format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
		return format.format(value) + " " + UNITS[unit];
	}

	/** A time that has passed, in its two largest units: {@code 35 s}, {@code 2 min 5 s}, {@code 3 d 4 h}. */
	public static String age(Duration age) {
		if (age.toMinutes() == 0) {
			return Math.max(0, age.toSeconds()) + " s";
		}
		if (age.toHours() == 0) {
			return age.toMinutes() + " min " + age.toSecondsPart() + " s";
		}
		if (age.toDays() == 0) {
			return age.toHours() + " h " + age.toMinutesPart() + " min";
		}
		return age.toDays() + " d " + age.toHoursPart() + " h";
	}
}
