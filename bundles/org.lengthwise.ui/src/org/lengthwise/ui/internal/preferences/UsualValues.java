// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;

/** Tells the workbench what is usual where the user chose nothing. */
public final class UsualValues extends AbstractPreferenceInitializer {

	@Override
	public void initializeDefaultPreferences() {
		UserDefaults.initialize();
	}
}
