// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.testkit.LogGuard;

@ExtendWith(LogGuard.class)
class LengthwisePreferencePageTest {

	private final LengthwisePreferencePage page = new LengthwisePreferencePage();
	private Shell shell;

	@BeforeEach
	void open() {
		shell = new Shell(Display.getDefault());
		shell.setLayout(new FillLayout());
		page.init(null);
		page.createControl(shell);
	}

	@AfterEach
	void close() {
		shell.dispose();
		page.dispose();
	}

	@ParameterizedTest
	@CsvSource({ "Port, 0, false", "Port, 1, true", "Port, 65535, true", "Port, 65536, false", "frame, 3, false", "frame, 4, true",
			"frame, 2147483647, true", "Connections, 0, false", "Connections, 1, true" })
	void takesWhatAServerOrClientCanHave(String label, String number, boolean valid) {
		Text field = field(label);
		field.setText(number);
		field.notifyListeners(SWT.FocusOut, new Event());
		assertEquals(valid, page.isValid(), page.getErrorMessage());
	}

	private Text field(String label) {
		Label found = all(shell, Label.class).filter(one -> one.getText().replace("&", "").contains(label)).findFirst().orElseThrow();
		Control[] siblings = found.getParent().getChildren();
		return (Text) siblings[Stream.of(siblings).toList().indexOf(found) + 1];
	}

	private static <T> Stream<T> all(Composite parent, Class<T> type) {
		return Stream.of(parent.getChildren()).flatMap(child -> type.isInstance(child) ? Stream.of(type.cast(child))
				: child instanceof Composite inner ? all(inner, type) : Stream.of());
	}
}
