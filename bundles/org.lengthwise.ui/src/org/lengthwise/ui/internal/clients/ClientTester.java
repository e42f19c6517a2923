// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import org.eclipse.core.expressions.PropertyTester;

/** Tells the workbench which orders can succeed for a client. */
public final class ClientTester extends PropertyTester {

	@Override
	public boolean test(Object receiver, String property, Object[] args, Object expected) {
		return receiver instanceof ManagedClient client && ClientOrder.of(property).map(order -> order.isPossible(client)).orElse(false);
	}
}
