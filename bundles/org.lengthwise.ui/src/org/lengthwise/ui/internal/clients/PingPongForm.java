// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.text.ChoiceFormat;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.lengthwise.client.PingPong;
import org.lengthwise.client.PingPongSettings;
import org.lengthwise.ui.internal.text.Readable;

/** Whether what comes back is played on, with which limits, and how the play goes. */
final class PingPongForm {

	/** A window that is forgotten stops playing after this time. */
	static final int USUAL_SECONDS = 60;

	private static final int MOST_ROUNDS = 1_000_000_000;
	private static final int MOST_SECONDS = 86_400;

	final Button check;
	final Spinner rounds;
	final Spinner seconds;
	final Button pause;
	final Button resume;
	final Button stop;
	final Sentence play;

	/**
	 * In a grid of two columns.
	 *
	 * @param ordered is given what the user orders: to pause, resume or stop
	 */
	PingPongForm(Composite parent, Consumer<ClientOrder> ordered) {
		check = new Button(parent, SWT.CHECK);
		check.setText(Messages.PingPong_check);
		check.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		check.addListener(SWT.Selection, event -> enableLimits(true));
		Composite limits = wide(parent, 5);
		rounds = limit(limits, Messages.PingPong_rounds, 0, MOST_ROUNDS);
		seconds = limit(limits, Messages.PingPong_seconds, USUAL_SECONDS, MOST_SECONDS);
		new Label(limits, SWT.NONE).setText(Messages.PingPong_limits);
		Composite row = wide(parent, 5);
		pause = ConnectionForm.button(row, Messages.PingPong_pause, () -> ordered.accept(ClientOrder.PAUSE));
		resume = ConnectionForm.button(row, Messages.PingPong_resume, () -> ordered.accept(ClientOrder.RESUME));
		stop = ConnectionForm.button(row, Messages.PingPong_stop, () -> ordered.accept(ClientOrder.STOP_PLAYING));
		play = new Sentence(row);
		enableLimits(true);
	}

	private static Composite wide(Composite parent, int columns) {
		Composite row = ConnectionForm.row(parent, columns);
		row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		return row;
	}

	private static Spinner limit(Composite row, String label, int usual, int most) {
		new Label(row, SWT.NONE).setText(label);
		Spinner spinner = new Spinner(row, SWT.BORDER);
		spinner.setValues(usual, 0, most, 0, 1, 10);
		return spinner;
	}

	/** Whether a message that is sent is to be played on. */
	boolean isWanted() {
		return check.getSelection();
	}

	/** How it is to be played. */
	PingPongSettings settings(BodyFormat format) {
		return new PingPongSettings(rounds.getSelection(), Duration.ofSeconds(seconds.getSelection()), format.reversal());
	}

	/** Shows how a client plays. */
	void refresh(Optional<ManagedClient> client, double perSecond) {
		String words = client.flatMap(one -> one.pingPong().map(game -> words(one, game, perSecond))).orElse(""); // first: the rest is no older
		boolean playing = client.map(ManagedClient::canStopPlaying).orElse(false);
		check.setEnabled(!playing);
		enableLimits(!playing);
		pause.setEnabled(client.map(ManagedClient::canPause).orElse(false));
		resume.setEnabled(client.map(ManagedClient::canResume).orElse(false));
		stop.setEnabled(playing);
		play.show(words);
	}

	private void enableLimits(boolean possible) {
		rounds.setEnabled(possible && isWanted());
		seconds.setEnabled(possible && isWanted());
	}

	private String words(ManagedClient client, PingPong game, double perSecond) {
		String roundTrips = Readable.count(game.roundTrips());
		int balls = client.balls();
		if (balls == 0) {
			return NLS.bind(Messages.PingPong_over, roundTrips);
		}
		String inPlay = NLS.bind(new ChoiceFormat(Messages.PingPong_balls).format(balls), Readable.count(balls));
		if (client.canResume()) {
			return NLS.bind(Messages.PingPong_paused, inPlay, roundTrips);
		}
		return client.canStopPlaying()
				? NLS.bind(Messages.PingPong_playing, new Object[] { inPlay, roundTrips, Readable.rate(perSecond) })
				: NLS.bind(Messages.PingPong_stopping, inPlay, roundTrips);
	}
}
