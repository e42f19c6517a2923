// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.ui.internal.text.NumberField;

/** Three ways to begin, each with a sentence and a button. */
final class WelcomeControl extends ScrolledComposite {

	/** What the three ways lead to. */
	interface Ways {

		/** A server and a client that play. */
		void play();

		/** A client that connects to the user's own server. */
		void connect(Endpoint server);

		/** A server for the user's own client. */
		void serve();
	}

	private static final int MARGIN = 24;
	private static final int NARROWEST = 280;

	private final Ways ways;
	private final Composite content;
	private final Label played;
	private final Button play;
	private Text host;
	private Text port;
	private Label problem;

	WelcomeControl(Composite parent, int usualPort, Ways ways) {
		super(parent, SWT.V_SCROLL);
		this.ways = ways;
		content = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, 8).applyTo(content);
		heading(Messages.Welcome_title, JFaceResources.HEADER_FONT, 0);
		sentence(Messages.Welcome_what);

		heading(Messages.Welcome_playTitle, JFaceResources.BANNER_FONT, MARGIN);
		played = sentence("");
		play = button(content, Messages.Welcome_playButton, ways::play);

		heading(Messages.Welcome_connectTitle, JFaceResources.BANNER_FONT, MARGIN);
		sentence(Messages.Welcome_connect);
		fillConnect(usualPort);

		heading(Messages.Welcome_serveTitle, JFaceResources.BANNER_FONT, MARGIN);
		sentence(Messages.Welcome_serve);
		button(content, Messages.Welcome_serveButton, ways::serve);

		setContent(content);
		setExpandHorizontal(true);
		setExpandVertical(true);
		setMinWidth(NARROWEST);
		showPort(usualPort);
		addListener(SWT.Resize, event -> setMinHeight(content.computeSize(getClientArea().width, SWT.DEFAULT).y));
	}

	/** Names the port that is usual now. */
	void showPort(int usualPort) {
		played.setText(NLS.bind(Messages.Welcome_play, Integer.toString(usualPort)));
	}

	private void fillConnect(int usualPort) {
		Composite fields = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(5).applyTo(fields);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
		host = text(fields, Messages.Welcome_host, "localhost", 180);
		port = text(fields, Messages.Welcome_port, Integer.toString(usualPort), 70);
		button(fields, Messages.Welcome_connectButton, this::connect);
		problem = new Label(content, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROWEST, SWT.DEFAULT).applyTo(problem);
	}

	private Text text(Composite parent, String label, String value, int width) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.BORDER);
		text.setText(value);
		text.addListener(SWT.DefaultSelection, event -> connect());
		GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).applyTo(text);
		return text;
	}

	private void connect() {
		problem.setText("");
		try {
			ways.connect(new Endpoint(host.getText().strip(), NumberField.parse(Messages.Welcome_portName, port.getText(), 1, Endpoint.LARGEST_PORT)));
		} catch (IllegalArgumentException e) {
			problem.setForeground(JFaceColors.getErrorText(getDisplay())); // each time: the theme can change
			problem.setText(e.getMessage().replace("&", "&&"));
		}
		content.layout();
	}

	private void heading(String text, String font, int above) {
		Label label = new Label(content, SWT.WRAP);
		label.setText(text);
		label.setFont(JFaceResources.getFont(font));
		GridDataFactory.fillDefaults().grab(true, false).indent(0, above).applyTo(label);
	}

	private Label sentence(String text) {
		Label label = new Label(content, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(NARROWEST, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private static Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	@Override
	public boolean setFocus() {
		return play.setFocus();
	}
}
