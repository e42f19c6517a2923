// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.statistics;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.servers.ServerList;

/**
 * Rates and round-trip times of a source that the user chooses, as numbers and as a running chart; sampled all the time, so that the
 * chart has no hole, and drawn while it can be seen.
 */
public final class StatisticsControl extends Composite {

	final Combo choice;
	final NumbersPanel numbers;
	final RunningChart chart;

	private final StatisticsModel model;
	private List<StatisticsSource> sources = List.of();

	public StatisticsControl(Composite parent, ClientList clients, ServerList servers) {
		super(parent, SWT.NONE);
		model = new StatisticsModel(clients, servers);
		setLayout(new GridLayout(2, false));
		new Label(this, SWT.NONE).setText(Messages.Source_label);
		choice = new Combo(this, SWT.DROP_DOWN | SWT.READ_ONLY);
		choice.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
		choice.addListener(SWT.Selection, event -> choose());
		numbers = new NumbersPanel(this);
		chart = new RunningChart(this);
		chart.chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		clients.changes().refresh(this, this::offer);
		servers.changes().refresh(this, this::offer);
		sample();
		again();
	}

	/** Goes to the choice. */
	public void focus() {
		choice.setFocus();
	}

	private void choose() {
		model.choose(sources.get(choice.getSelectionIndex()));
		sample();
	}

	private void again() {
		getDisplay().timerExec(StatisticsModel.PERIOD_MILLIS, this::tick);
	}

	private void tick() {
		if (isDisposed()) {
			return;
		}
		again(); // first, so that a failure does not end it
		model.sample(System.nanoTime());
		if (isVisible()) {
			draw();
		}
	}

	private void sample() {
		model.sample(System.nanoTime());
		draw();
	}

	private void draw() {
		offer();
		model.latest().ifPresent(numbers::show);
		chart.show(model.samples());
	}

	/** Offers what can be chosen now; a list that is open is not touched without need. */
	private void offer() {
		sources = model.sources();
		String[] labels = sources.stream().map(StatisticsSource::label).toArray(String[]::new);
		if (!Arrays.equals(labels, choice.getItems())) {
			choice.setItems(labels);
			choice.requestLayout();
		}
		int chosen = sources.indexOf(model.source());
		if (chosen != choice.getSelectionIndex()) {
			choice.select(chosen);
		}
	}
}
