// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.protocol.FrameLayout;

/** Asks for the {@link UserDefaults}. */
public final class LengthwisePreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

	private static final int LONGEST_PERIOD = 10_000;
	private static final int MOST_ROWS = 1_000_000;
	private static final String COLORS_AND_FONTS = "org.eclipse.ui.preferencePages.ColorsAndFonts";

	public LengthwisePreferencePage() {
		super(GRID);
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, UserDefaults.NODE));
		setDescription(Messages.Preferences_explanation);
	}

	@Override
	protected Control createContents(Composite parent) {
		Control fields = super.createContents(parent);
		Link font = new Link(parent, SWT.WRAP);
		font.setText(Messages.Preferences_fontHint);
		font.addListener(SWT.Selection, event -> PreferencesUtil.createPreferenceDialogOn(getShell(), COLORS_AND_FONTS, null, null));
		return fields;
	}

	@Override
	protected void createFieldEditors() {
		number(UserDefaults.PORT, Messages.Preferences_port, 1, Endpoint.LARGEST_PORT);
		number(UserDefaults.FRAME_LIMIT, Messages.Preferences_frameLimit, FrameLayout.u32().shortestFrame(), Integer.MAX_VALUE);
		number(UserDefaults.MAX_CONNECTIONS, Messages.Preferences_maxConnections, 1, Integer.MAX_VALUE);
		number(UserDefaults.UPDATE_PERIOD, Messages.Preferences_updatePeriod, 1, LONGEST_PERIOD);
		number(UserDefaults.ROWS_KEPT, Messages.Preferences_rowsKept, 1, MOST_ROWS);
	}

	private void number(String name, String label, int least, int most) {
		IntegerFieldEditor field = new IntegerFieldEditor(name, label, getFieldEditorParent());
		field.setTextLimit(Integer.toString(most).length());
		field.setValidRange(least, most);
		addField(field);
	}
}
