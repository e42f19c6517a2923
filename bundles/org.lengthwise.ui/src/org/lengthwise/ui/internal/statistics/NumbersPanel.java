// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lengthwise.ui.internal.text.Readable;

/** The numbers of the newest sample, each below its name. */
final class NumbersPanel {

	private static final int COLUMNS = 6;
	/** As wide as a number gets; so nothing moves when it grows. */
	private static final String WIDEST = "000,000,000/s";

	/** What is shown, row by row. */
	enum Figure {
		MESSAGES_IN(Messages.Number_messagesIn, (sample, write) -> write.perSecond(sample.messagesIn())),
		MESSAGES_OUT(Messages.Number_messagesOut, (sample, write) -> write.perSecond(sample.messagesOut())),
		BYTES_IN(Messages.Number_bytesIn, (sample, write) -> write.bytesPerSecond(sample.bytesIn())),
		BYTES_OUT(Messages.Number_bytesOut, (sample, write) -> write.bytesPerSecond(sample.bytesOut())),
		BALLS(Messages.Number_balls, (sample, write) -> Readable.count(sample.balls())),
		ROUND_TRIPS(Messages.Number_roundTrips, (sample, write) -> Readable.count(sample.roundTrips().count())),
		P50(Messages.Number_p50, (sample, write) -> time(sample, write, sample.roundTrips().p50())),
		P90(Messages.Number_p90, (sample, write) -> time(sample, write, sample.roundTrips().p90())),
		P99(Messages.Number_p99, (sample, write) -> time(sample, write, sample.roundTrips().p99())),
		P999(Messages.Number_p999, (sample, write) -> time(sample, write, sample.roundTrips().p999())),
		MAX(Messages.Number_max, (sample, write) -> time(sample, write, sample.roundTrips().max()));

		private final String label;
		private final BiFunction<Sample, Quantities, String> text;

		Figure(String label, BiFunction<Sample, Quantities, String> text) {
			this.label = label;
			this.text = text;
		}

		private static String time(Sample sample, Quantities write, double micros) {
			return sample.roundTrips().count() == 0 ? Messages.Unit_none : write.time(micros);
		}
	}

	private final Quantities quantities = new Quantities();
	private final Map<Figure, Label> labels = new EnumMap<>(Figure.class);

	NumbersPanel(Composite parent) {
		Composite panel = new Composite(parent, SWT.NONE);
		panel.setLayout(new GridLayout(COLUMNS, true));
		panel.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		int width = widest(panel);
		for (Figure number : Figure.values()) {
			Composite cell = new Composite(panel, SWT.NONE);
			GridLayout layout = new GridLayout();
			layout.marginWidth = 0;
			layout.marginHeight = 0;
			layout.verticalSpacing = 0;
			cell.setLayout(layout);
			cell.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
			label(cell, width).setText(number.label);
			Label label = label(cell, width);
			label.setText(Messages.Unit_none);
			labels.put(number, label);
		}
	}

	private static int widest(Composite panel) {
		GC gc = new GC(panel);
		try {
			return gc.textExtent(WIDEST).x;
		} finally {
			gc.dispose();
		}
	}

	private static Label label(Composite cell, int width) {
		Label label = new Label(cell, SWT.RIGHT);
		GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
		place.widthHint = width;
		label.setLayoutData(place);
		return label;
	}

	/** Shows a sample. */
	void show(Sample sample) {
		labels.forEach((number, label) -> {
			String text = number.text.apply(sample, quantities);
			if (!text.equals(label.getText())) {
				label.setText(text);
			}
		});
	}

	/** What stands there for a number. */
	String text(Figure number) {
		return labels.get(number).getText();
	}
}
