// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;

/** Pictures of windows, for people to look at after the tests. */
public final class Screenshot {

	/** Views show what is new after a tenth of a second. */
	private static final Duration REFRESHED = Duration.ofMillis(300);

	private Screenshot() {
	}

	/**
	 * Writes what a window shows, as PNG.
	 *
	 * @param project folder of the test's project below {@code tests/}; the picture lies in its {@code target/screenshots}
	 */
	public static void take(Shell shell, String project, String name) {
		UserInterface.run(REFRESHED);
		Rectangle area = shell.getClientArea();
		Image image = new Image(shell.getDisplay(), area.width, area.height);
		GC gc = new GC(image);
		try {
			shell.print(gc);
			Path folder = Files.createDirectories(Path.of(System.getProperty("lengthwise.root"), "tests", project, "target", "screenshots"));
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] {image.getImageData()};
			loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} finally {
			gc.dispose();
			image.dispose();
		}
	}
}
