// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.lengthwise.server.ServerConnection;

/** Servers, and below each its connections, the oldest first; of very many some, and how many more there are. */
final class ServerTreeContent implements ITreeContentProvider {

	/** What stands for the connections that are not shown. */
	record MoreConnections(ManagedServer server, int number) {
	}

	private static final int SHOWN = 200;

	@Override
	public Object[] getElements(Object list) {
		return ((ServerList) list).servers().toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		if (!(parent instanceof ManagedServer server)) {
			return new Object[0];
		}
		List<? extends ServerConnection> connections = server.connections();
		List<Object> children = new ArrayList<>(connections.stream()
				.sorted(Comparator.comparingLong((ServerConnection connection) -> connection.label().id())).limit(SHOWN).toList());
		if (connections.size() > SHOWN) {
			children.add(new MoreConnections(server, connections.size() - SHOWN));
		}
		return children.toArray();
	}

	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return element instanceof ManagedServer server && !server.connections().isEmpty();
	}
}
