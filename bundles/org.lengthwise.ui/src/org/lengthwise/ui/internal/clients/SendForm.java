// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What is to be sent, as text or hex, with a history; and what came back last. */
final class SendForm {

	final Text message;
	final Combo format;
	final Button send;
	/** What to write, or what is wrong with it. */
	final Sentence hint;
	final Sentence received;

	private final SendHistory history = new SendHistory();
	private final BiConsumer<BodyFormat, byte[]> sending;
	private Optional<ManagedClient> client = Optional.empty();
	private Optional<String> mistake = Optional.empty();

	/**
	 * In a grid of two columns.
	 *
	 * @param sending is given each body that the user sends
	 */
	SendForm(Composite parent, BiConsumer<BodyFormat, byte[]> sending) {
		this.sending = sending;
		new Label(parent, SWT.NONE).setText(Messages.Send_label);
		Composite row = ConnectionForm.row(parent, 3);
		message = new Text(row, SWT.BORDER | SWT.SINGLE);
		message.setLayoutData(ConnectionForm.rest());
		message.setToolTipText(Messages.Send_tooltip);
		message.addListener(SWT.DefaultSelection, event -> send());
		message.addListener(SWT.KeyDown, this::keyDown);
		message.addListener(SWT.Modify, event -> forgetMistake());
		format = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
		format.setItems(Arrays.stream(BodyFormat.values()).map(BodyFormat::label).toArray(String[]::new));
		format.select(BodyFormat.TEXT.ordinal());
		format.setToolTipText(Messages.Send_format);
		format.addListener(SWT.Selection, event -> forgetMistake());
		send = ConnectionForm.button(row, Messages.Send_send, this::send);
		hint = new Sentence(parent);
		received = new Sentence(parent);
	}

	private void keyDown(Event event) {
		if ((event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
			event.doit = false;
			send();
		} else if (event.keyCode == SWT.ARROW_UP && event.stateMask == 0) {
			event.doit = false;
			write(history.older(message.getText()));
		} else if (event.keyCode == SWT.ARROW_DOWN && event.stateMask == 0) {
			event.doit = false;
			write(history.newer(message.getText()));
		}
	}

	private void write(String text) {
		if (!text.equals(message.getText())) {
			message.setText(text);
			message.setSelection(text.length());
		}
	}

	/** The text stays, selected: sent again by one key, replaced by typing. */
	private void send() {
		String written = message.getText();
		BodyFormat choice = chosen();
		try {
			byte[] body = choice.bytes(written);
			history.add(written);
			message.selectAll();
			sending.accept(choice, body);
		} catch (IllegalArgumentException e) {
			refuse(e.getMessage());
		}
	}

	/** Says why what the user sent goes nowhere. */
	void refuse(String why) {
		mistake = Optional.of(why);
		refresh();
	}

	private BodyFormat chosen() {
		return BodyFormat.values()[format.getSelectionIndex()];
	}

	private void forgetMistake() {
		mistake = Optional.empty();
		refresh();
	}

	/** Shows another client, or none. */
	void show(Optional<ManagedClient> other) {
		if (!other.equals(client)) {
			mistake = Optional.empty();
		}
		client = other;
		refresh();
	}

	/** Shows what changed about the client. */
	void refresh() {
		send.setEnabled(client.map(ManagedClient::canSend).orElse(false));
		mistake.or(() -> client.flatMap(ManagedClient::sendProblem)).ifPresentOrElse(hint::showProblem, () -> hint.show(chosen().hint()));
		received.show(client.flatMap(ManagedClient::received).map(text -> NLS.bind(Messages.Send_received, text)).orElse(""));
	}
}
