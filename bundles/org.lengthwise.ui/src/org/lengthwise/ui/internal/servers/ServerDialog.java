// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.ui.internal.text.NumberField;

/** Asks for everything about a server; OK is there only while all of it can be. */
final class ServerDialog extends TitleAreaDialog {

	private static final String[] HOSTS = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::"};
	private static final int COLUMNS = 3;

	private final String title;
	private final String explanation;
	private final ServerProfile start;
	private ServerProfile result;

	private Text name;
	private Combo host;
	private Text port;
	private Combo responder;
	private Text frameLimit;
	private Text maxConnections;

	private ServerDialog(Shell parent, String title, String explanation, ServerProfile start) {
		super(parent);
		this.title = title;
		this.explanation = explanation;
		this.start = start;
		result = start;
		setHelpAvailable(false);
	}

	/** For a server that is not there yet. */
	static ServerDialog forNew(Shell parent, ServerProfile proposal) {
		return new ServerDialog(parent, Messages.ServerDialog_addTitle, Messages.ServerDialog_explanation, proposal);
	}

	/** For one that is. */
	static ServerDialog forExisting(Shell parent, ManagedServer server) {
		return new ServerDialog(parent, Messages.ServerDialog_editTitle,
				server.canStop() ? Messages.ServerDialog_explanationRunning : Messages.ServerDialog_explanation, server.profile());
	}

	/** What the user described. */
	ServerProfile result() {
		return result;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite fields = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(10, 10).applyTo(fields);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
		setTitle(title);
		setMessage(explanation);

		name = text(fields, Messages.ServerDialog_name, start.name(), "");
		host = combo(fields, Messages.ServerDialog_host, SWT.NONE, HOSTS);
		host.setText(start.address().host());
		port = text(fields, Messages.ServerDialog_port, Integer.toString(start.address().port()), Messages.ServerDialog_portHint);
		responder = combo(fields, Messages.ServerDialog_responder, SWT.READ_ONLY, Messages.ServerDialog_echo, Messages.ServerDialog_reverse,
				Messages.ServerDialog_discard);
		responder.select(start.responder().ordinal());
		frameLimit = text(fields, Messages.ServerDialog_frameLimit, Integer.toString(start.frameLimit()), Messages.ServerDialog_bytes);
		maxConnections = text(fields, Messages.ServerDialog_maxConnections, Integer.toString(start.maxConnections()), "");
		for (Control field : fields.getChildren()) {
			field.addListener(SWT.Modify, event -> check());
		}
		name.selectAll();
		return fields;
	}

	private static Text text(Composite parent, String label, String value, String hint) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.BORDER);
		text.setText(value);
		GridDataFactory.fillDefaults().grab(true, false).span(hint.isEmpty() ? COLUMNS - 1 : 1, 1).applyTo(text);
		if (!hint.isEmpty()) {
			new Label(parent, SWT.NONE).setText(hint);
		}
		return text;
	}

	private static Combo combo(Composite parent, String label, int style, String... items) {
		new Label(parent, SWT.NONE).setText(label);
		Combo combo = new Combo(parent, SWT.BORDER | SWT.DROP_DOWN | style);
		combo.setItems(items);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(combo);
		return combo;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		check();
	}

	private void check() {
		boolean possible = true;
		try {
			result = read();
			setErrorMessage(null);
			setMessage(result.isLoopbackOnly() ? explanation : NLS.bind(Messages.ServerDialog_beyondLoopback, result.address().host()),
					result.isLoopbackOnly() ? IMessageProvider.NONE : IMessageProvider.WARNING);
		} catch (IllegalArgumentException e) {
			possible = false;
			setErrorMessage(e.getMessage());
		}
		getButton(IDialogConstants.OK_ID).setEnabled(possible);
	}

	private ServerProfile read() {
		Endpoint address = new Endpoint(host.getText().strip(), NumberField.parse(plain(Messages.ServerDialog_port), port.getText(), 0, Endpoint.LARGEST_PORT));
		return new ServerProfile(name.getText().strip(), address, StandardResponder.values()[responder.getSelectionIndex()],
				NumberField.parse(plain(Messages.ServerDialog_frameLimit), frameLimit.getText(), 1, Integer.MAX_VALUE),
				NumberField.parse(plain(Messages.ServerDialog_maxConnections), maxConnections.getText(), 1, Integer.MAX_VALUE));
	}

	/** A label without its mnemonic and colon. */
	private static String plain(String label) {
		return label.replace("&", "").replace(":", "");
	}
}
