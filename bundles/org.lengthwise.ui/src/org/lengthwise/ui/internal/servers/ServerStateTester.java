// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.servers;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.services.IEvaluationService;

/** Tells commands whether a selected server can be started or stopped. */
public final class ServerStateTester extends PropertyTester {

	private static final String NAMESPACE = "org.lengthwise.ui.server.";
	private static final String CAN_START = "canStart";
	private static final String CAN_STOP = "canStop";

	/** Asks for all commands that depend on it to look again. */
	static void reevaluate(IEvaluationService evaluation) {
		evaluation.requestEvaluation(NAMESPACE + CAN_START);
		evaluation.requestEvaluation(NAMESPACE + CAN_STOP);
	}

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		ManagedServer server = (ManagedServer) receiver;
		return switch (property) {
			case CAN_START -> server.canStart();
			case CAN_STOP -> server.canStop();
			default -> false;
		};
	}
}
