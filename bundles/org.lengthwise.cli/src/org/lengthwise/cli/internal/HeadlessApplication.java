// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.lengthwise.cli.ExitCode;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** Where Equinox hands over to the command line. */
public final class HeadlessApplication implements IApplication {

	/** The start script puts it before each of the user's arguments, so that Equinox takes none of them for its own. */
	private static final String MARK = ":";

	@Override
	public Object start(IApplicationContext application) {
		BundleContext context = FrameworkUtil.getBundle(HeadlessApplication.class).getBundleContext();
		ServiceReference<CommandLineRunner> reference = context.getServiceReference(CommandLineRunner.class);
		Optional<CommandLineRunner> runner = Optional.ofNullable(reference).map(context::getService);
		Framework framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(Framework.class);
		OrderlyEnd end = new OrderlyEnd(framework, Thread.currentThread(), () -> runner.isPresent() && runner.get().raiseEndSignal(), privateArea());
		Runtime.getRuntime().addShutdownHook(end);
		int code = ExitCode.IO_FAILED;
		try {
			code = runner.map(commands -> commands.run(userArguments(application))).orElseGet(HeadlessApplication::notStarted);
		} finally {
			end.commandReturned(code);
		}
		return code;
	}

	private static int notStarted() {
		System.err.println("lengthwise: the services of this installation did not start; LENGTHWISE_DEBUG=1 tells why.");
		return ExitCode.IO_FAILED;
	}

	/** The configuration area that the start script made for this process alone, as long as the first start is not done. */
	private static Optional<Path> privateArea() {
		return Optional.ofNullable(System.getProperty("lengthwise.private")).map(Path::of);
	}

	private static List<String> userArguments(IApplicationContext application) {
		String[] arguments = (String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return Stream.of(arguments).filter(argument -> argument.startsWith(MARK)).map(argument -> argument.substring(MARK.length())).toList();
	}

	@Override
	public void stop() {
		// The framework stops after the command has returned; the shutdown hook sees to that.
	}
}
