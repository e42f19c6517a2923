// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** A sentence beside what it is about: how things are, or, in the theme's colour of errors, what is wrong. Without one it takes no room. */
final class Sentence {

	private static final int LEAST_WIDTH = 100;

	private final Label label;
	private final GridData place = new GridData(SWT.FILL, SWT.CENTER, true, false);
	private String text = "";
	private boolean problem;

	/** In a grid, over two columns. */
	Sentence(Composite parent) {
		label = new Label(parent, SWT.WRAP);
		place.widthHint = LEAST_WIDTH; // it wraps instead of widening the form
		place.horizontalSpan = 2;
		place.exclude = true;
		label.setLayoutData(place);
		label.setVisible(false);
		ColorRegistry colors = JFaceResources.getColorRegistry();
		IPropertyChangeListener themed = event -> colour();
		colors.addListener(themed);
		label.addDisposeListener(event -> colors.removeListener(themed));
	}

	/** How things are; nothing if empty. */
	void show(String sentence) {
		show(sentence, false);
	}

	/** What is wrong. */
	void showProblem(String sentence) {
		show(sentence, true);
	}

	/** What is shown; empty if nothing is. */
	String text() {
		return text;
	}

	/** Whether a problem is shown. */
	boolean isProblem() {
		return problem;
	}

	private void show(String sentence, boolean wrong) {
		if (sentence.equals(text) && wrong == problem) {
			return;
		}
		text = sentence;
		problem = wrong;
		label.setText(sentence.replace("&", "&&"));
		label.setToolTipText(sentence.replace("&", "&&"));
		colour();
		place.exclude = sentence.isEmpty();
		label.setVisible(!sentence.isEmpty());
		label.requestLayout();
	}

	private void colour() {
		label.setForeground(problem ? errorColour() : null);
	}

	private Color errorColour() {
		Color themed = JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR);
		return themed == null ? label.getDisplay().getSystemColor(SWT.COLOR_RED) : themed;
	}
}
