// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.lengthwise.connection.Endpoint;
import org.lengthwise.server.ServerSettings;
import org.lengthwise.server.StandardResponder;
import org.lengthwise.ui.ViewIds;
import org.lengthwise.ui.internal.clients.ClientList;
import org.lengthwise.ui.internal.clients.ClientProfile;
import org.lengthwise.ui.internal.clients.ManagedClient;
import org.lengthwise.ui.internal.servers.ManagedServer;
import org.lengthwise.ui.internal.servers.ServerList;
import org.lengthwise.ui.internal.servers.ServerProfile;
import org.lengthwise.ui.internal.traffic.LiveTraffic;
import org.lengthwise.ui.testkit.Screenshot;
import org.lengthwise.ui.testkit.UserInterface;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The window of the product in which the tests run, and what it is about: the lists of servers and clients, the traffic. */
final class Window implements AutoCloseable {

	static final List<String> VIEWS = List.of(ViewIds.WELCOME, ViewIds.SERVERS, ViewIds.CLIENTS, ViewIds.TRAFFIC, ViewIds.STATISTICS);

	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

	private static final int MESSAGE_COLUMNS = 6;

	final ServerList servers = service(ServerList.class);
	final ClientList clients = service(ClientList.class);
	final LiveTraffic traffic = service(LiveTraffic.class);

	private final List<String> errors = new CopyOnWriteArrayList<>();
	private final ILogListener log = (status, plugin) -> note(status);

	Window() {
		Platform.addLogListener(log);
		Resource.setNonDisposeHandler(leak -> errors.add("an SWT resource was not disposed: " + leak));
		traffic.log().clear();
		UserInterface.settle();
	}

	private void note(IStatus status) {
		if (status.getSeverity() >= IStatus.WARNING) {
			errors.add(status + (status.getException() == null ? "" : ": " + status.getException()));
		}
	}

	private static <T> T service(Class<T> type) {
		BundleContext context = FrameworkUtil.getBundle(ServerList.class).getBundleContext();
		return context.getService(context.getServiceReference(type));
	}

	static IWorkbenchWindow workbench() {
		return PlatformUI.getWorkbench().getActiveWorkbenchWindow();
	}

	private static IWorkbenchPage page() {
		return workbench().getActivePage();
	}

	/** A view, in front and with the focus. */
	IViewPart show(String id) {
		try {
			IViewPart view = page().showView(id);
			UserInterface.settle();
			return view;
		} catch (PartInitException e) {
			throw new AssertionError("the view " + id + " cannot be opened", e);
		}
	}

	/** Closes a view as its cross does. */
	void hide(String id) {
		page().hideView(page().findView(id));
		UserInterface.settle();
	}

	/** Whether a command can be carried out now. */
	static boolean isEnabled(String command) {
		Command found = workbench().getService(ICommandService.class).getCommand(command);
		return found.isHandled() && found.isEnabled();
	}

	/** Carries out a command as its key does, as soon as it is enabled. */
	void execute(String command) {
		UserInterface.await(() -> isEnabled(command));
		try {
			workbench().getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			throw new AssertionError("the command " + command + " cannot be carried out", e);
		}
	}

	/** Selects something in a view, as soon as the view shows it. */
	void select(String view, Object element) {
		ISelectionProvider shown = show(view).getSite().getSelectionProvider();
		StructuredSelection selection = new StructuredSelection(element);
		UserInterface.await(() -> {
			shown.setSelection(selection);
			return selection.equals(shown.getSelection());
		});
	}

	/** Selects the fourth message that the view Traffic shows, as a click does. */
	void selectMessage() {
		Table messages = find(workbench().getShell(), MESSAGE_COLUMNS).orElseThrow();
		UserInterface.await(() -> messages.getItemCount() > 3);
		messages.setSelection(3);
		Event click = new Event();
		click.item = messages.getItem(3);
		messages.notifyListeners(SWT.Selection, click);
	}

	private static Optional<Table> find(Composite parent, int columns) {
		return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Table table && table.getColumnCount() == columns
				? Stream.of(table)
				: child instanceof Composite composite ? find(composite, columns).stream() : Stream.empty()).findFirst();
	}

	/** A server on a free port, started by its command. */
	ManagedServer startServer() {
		ServerSettings usual = ServerSettings.DEFAULT;
		ManagedServer server = servers.add(new ServerProfile("tested", new Endpoint("127.0.0.1", 0), StandardResponder.ECHO, usual.frameLimit(), usual.maxConnections()));
		select(ViewIds.SERVERS, server);
		execute("org.lengthwise.ui.servers.start");
		UserInterface.await(() -> server.state() == ManagedServer.State.RUNNING);
		return server;
	}

	/** A client of a server, connected by its command. */
	ManagedClient connect(ManagedServer server) {
		ManagedClient client = clients.add(new ClientProfile(server.address().orElseThrow(), ServerSettings.DEFAULT.frameLimit()));
		select(ViewIds.CLIENTS, client);
		execute("org.lengthwise.ui.clients.connect");
		UserInterface.await(client::canSend);
		return client;
	}

	/** The light theme or the dark one; the platform has no other way to choose one while it runs. */
	@SuppressWarnings("restriction")
	void theme(boolean dark) {
		Shell shell = workbench().getShell();
		((IThemeEngine) shell.getDisplay().getData("org.eclipse.e4.ui.css.swt.theme")).setTheme(dark ? DARK : LIGHT, false);
		UserInterface.settle();
	}

	/** A picture of the window, to be looked at. */
	void screenshot(String name) {
		Screenshot.take(workbench().getShell(), "org.lengthwise.workbench.tests", name);
	}

	/** Removes all servers and clients, and fails if anything was told in the error log or not disposed. */
	@Override
	public void close() {
		clients.clients().forEach(clients::remove);
		servers.servers().forEach(servers::remove);
		UserInterface.settle();
		System.gc();
		UserInterface.settle();
		Platform.removeLogListener(log);
		Resource.setNonDisposeHandler(null);
		assertEquals(List.of(), errors);
	}
}
