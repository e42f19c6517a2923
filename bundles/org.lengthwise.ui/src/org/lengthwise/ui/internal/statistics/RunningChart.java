// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.text.NumberFormat;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IAxis.Position;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/**
 * Messages a second, on the left axis, and the 99th percentile of the round-trip times since the sample before, on the right one, over
 * the last minutes.
 */
final class RunningChart {

	private static final String MESSAGES_COLOUR = "org.lengthwise.ui.statistics.messages";
	private static final String ROUND_TRIPS_COLOUR = "org.lengthwise.ui.statistics.roundTrips";
	/** Where no theme says otherwise, as in a test: what plugin.xml defines. */
	private static final RGB BLUE = new RGB(58, 118, 184);
	private static final RGB ORANGE = new RGB(217, 119, 40);
	/** The right part of the axis of time that is always shown, in seconds. */
	private static final double LEAST_SECONDS = 60;
	private static final double NANOS_A_SECOND = 1e9;
	private static final double HEADROOM = 1.1;
	private static final double LEAST_RANGE = 10;
	private static final float HALF_BRIGHT = 0.5f;
	private static final RGB ON_DARK = new RGB(204, 204, 204);
	private static final RGB ON_LIGHT = new RGB(51, 51, 51);

	final Chart chart;

	private final ILineSeries<?> messages;
	private final ILineSeries<?> roundTrips;
	private final IAxis time;
	private final IAxis left;
	private final IAxis right;

	RunningChart(Composite parent) {
		chart = new Chart(parent, SWT.NONE);
		chart.getTitle().setVisible(false);
		chart.getLegend().setVisible(false);
		time = chart.getAxisSet().getXAxis(0);
		left = chart.getAxisSet().getYAxis(0);
		right = chart.getAxisSet().getYAxis(chart.getAxisSet().createYAxis());
		right.setPosition(Position.Secondary);
		right.getGrid().setStyle(LineStyle.NONE);
		time.getGrid().setStyle(LineStyle.NONE);
		time.getTitle().setText(Messages.Chart_time);
		left.getTitle().setText(Messages.Chart_messages);
		right.getTitle().setText(Messages.Chart_roundTrips);
		for (IAxis axis : chart.getAxisSet().getAxes()) {
			axis.getTick().setFormat(NumberFormat.getIntegerInstance());
			axis.getTitle().setFont(parent.getFont());
		}
		messages = line("messages");
		roundTrips = line("round trips");
		roundTrips.setYAxisId(right.getId());
		show(List.of());
	}

	private ILineSeries<?> line(String id) {
		ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, id);
		line.setSymbolType(PlotSymbolType.NONE);
		line.setAntialias(SWT.ON);
		line.setLineWidth(2);
		return line;
	}

	/** Shows samples, oldest first. */
	void show(List<Sample> samples) {
		chart.suspendUpdate(true);
		colour();
		double[] seconds = seconds(samples);
		fill(messages, left, seconds, samples, Sample::messages);
		fill(roundTrips, right, seconds, samples, sample -> sample.recentRoundTrips().p99());
		time.setRange(new Range(Math.min(-LEAST_SECONDS, seconds.length == 0 ? 0 : seconds[0]), 0));
		chart.suspendUpdate(false);
		chart.redraw();
	}

	/** Each sample's time before the newest, which is 0. */
	private static double[] seconds(List<Sample> samples) {
		return samples.stream().mapToDouble(sample -> (sample.nanoTime() - samples.getLast().nanoTime()) / NANOS_A_SECOND).toArray();
	}

	private static void fill(ILineSeries<?> line, IAxis axis, double[] seconds, List<Sample> samples, ToDoubleFunction<Sample> value) {
		double[] values = samples.stream().mapToDouble(value).toArray();
		double most = LEAST_RANGE;
		for (double one : values) {
			most = Math.max(most, one);
		}
		line.setXSeries(seconds);
		line.setYSeries(values);
		axis.setRange(new Range(0, most * HEADROOM));
	}

	/** Follows the theme, which can change while the chart is open. */
	private void colour() {
		Color background = chart.getParent().getBackground();
		Color foreground = readableOn(background.getRGB());
		Color blue = themed(MESSAGES_COLOUR, BLUE);
		Color orange = themed(ROUND_TRIPS_COLOUR, ORANGE);
		chart.setBackground(background);
		chart.getPlotArea().setBackground(background);
		messages.setLineColor(blue);
		roundTrips.setLineColor(orange);
		Color faint = new Color(mean(background.getRGB(), mean(background.getRGB(), foreground.getRGB())));
		colour(time, foreground, foreground, faint);
		colour(left, foreground, blue, faint);
		colour(right, foreground, orange, faint);
	}

	/** A theme gives a composite no foreground to go by. */
	private static Color readableOn(RGB background) {
		return new Color(background.getHSB()[2] < HALF_BRIGHT ? ON_DARK : ON_LIGHT);
	}

	private static RGB mean(RGB one, RGB other) {
		return new RGB((one.red + other.red) / 2, (one.green + other.green) / 2, (one.blue + other.blue) / 2);
	}

	private static void colour(IAxis axis, Color tick, Color title, Color grid) {
		axis.getTick().setForeground(tick);
		axis.getTitle().setForeground(title);
		axis.getGrid().setForeground(grid);
	}

	private static Color themed(String id, RGB usual) {
		ColorRegistry colors = JFaceResources.getColorRegistry();
		return colors.hasValueFor(id) ? colors.get(id) : new Color(usual);
	}
}
