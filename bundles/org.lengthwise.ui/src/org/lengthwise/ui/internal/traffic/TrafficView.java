// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.Command;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.handlers.RegistryToggleState;
import org.eclipse.ui.part.ViewPart;
import org.lengthwise.ui.ViewIds;

import jakarta.inject.Inject;

/**
 * The messages of all connections. Its commands have their handlers here rather than in {@code plugin.xml}: those are the view's own,
 * so that its toolbar works while another view is active.
 */
public final class TrafficView extends ViewPart {

	private static final String COMMANDS = "org.lengthwise.ui.traffic.";
	private static final String FOLLOW = COMMANDS + "follow";
	private static final String PAUSE = COMMANDS + "pause";
	private static final String CONTEXT = "org.lengthwise.ui.context.traffic";
	private static final String BYTES_MENU = ViewIds.TRAFFIC + ".bytes";
	private static final String SIZES = "sizes";

	@Inject
	@Service
	private LiveTraffic traffic;

	private final Map<String, PaneHandler> handlers = new LinkedHashMap<>();
	/** Those of the window, whose commands are this view's own. */
	private final List<IHandlerActivation> activations = new ArrayList<>();
	private String sizes;
	private TrafficPane pane;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		sizes = memento == null ? null : memento.getString(SIZES);
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(SIZES, pane.sizes());
	}

	@Override
	public void createPartControl(Composite parent) {
		pane = new TrafficPane(parent, traffic.log(), this::update);
		if (sizes != null) {
			pane.setSizes(sizes);
		}
		handle(FOLLOW, () -> pane.follow(!pane.rows().isFollowing()), () -> true);
		handle(PAUSE, () -> pane.pause(!pane.rows().isPaused()), () -> true);
		handle(COMMANDS + "clear", pane::clear, pane::canClear);
		handle(COMMANDS + "chooseConnections", this::choose, () -> true);
		handle(COMMANDS + "onlyThisConnection", () -> pane.selectedConnection().ifPresent(it -> pane.choose(Set.of(it))),
				() -> pane.selectedConnection().isPresent());
		handle(COMMANDS + "allConnections", () -> pane.choose(Set.of()), () -> !pane.chosen().isEmpty());
		handle(COMMANDS + "findNext", () -> pane.findBar().search(1), () -> pane.findBar().isFilled());
		handle(COMMANDS + "findPrevious", () -> pane.findBar().search(-1), () -> pane.findBar().isFilled());
		handle(IWorkbenchCommandConstants.EDIT_COPY, pane::copy, pane::canCopy);
		handle(IWorkbenchCommandConstants.EDIT_SELECT_ALL, pane::selectAll, () -> true);
		handle(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, pane::find, () -> true);
		getSite().getService(IContextService.class).activateContext(CONTEXT);
		contextMenu(ViewIds.TRAFFIC, pane.table().table());
		contextMenu(BYTES_MENU, pane.inspector().text());
		update();
	}

	private void handle(String command, Runnable action, BooleanSupplier possible) {
		PaneHandler handler = new PaneHandler(action, possible);
		handlers.put(command, handler);
		if (command.startsWith(COMMANDS)) {
			IHandlerService window = getSite().getWorkbenchWindow().getService(IHandlerService.class);
			activations.add(window.activateHandler(command, handler));
		} else {
			getSite().getService(IHandlerService.class).activateHandler(command, handler);
		}
	}

	@Override
	public void dispose() {
		getSite().getWorkbenchWindow().getService(IHandlerService.class).deactivateHandlers(activations);
		super.dispose();
	}

	private void contextMenu(String id, Control control) {
		MenuManager menu = new MenuManager();
		control.setMenu(menu.createContextMenu(control));
		getSite().registerContextMenu(id, menu, null);
	}

	private void choose() {
		ConnectionChoice.ask(getSite().getShell(), traffic.connections(), pane.chosen()).ifPresent(pane::choose);
	}

	private void update() {
		if (pane != null) {
			handlers.values().forEach(PaneHandler::update);
			show(FOLLOW, pane.rows().isFollowing());
			show(PAUSE, pane.rows().isPaused());
		}
	}

	private void show(String command, boolean on) {
		Command toggle = getSite().getService(ICommandService.class).getCommand(command);
		if (!Boolean.valueOf(on).equals(toggle.getState(RegistryToggleState.STATE_ID).getValue())) {
			toggle.getState(RegistryToggleState.STATE_ID).setValue(on);
		}
	}

	@Override
	public void setFocus() {
		pane.table().table().setFocus();
	}
}
