// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.cli.internal;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lengthwise.testkit.LogGuard;
import org.lengthwise.testkit.ScriptedListener;

/** A port for {@code connect} to connect to, where a test plays a server that knows nothing of Lengthwise. */
@ExtendWith(LogGuard.class)
@Timeout(60) // a test that hangs is one that fails
abstract class ConnectFixture {

	ScriptedListener listener;
	/** The listener's, as the command names it. */
	String address;

	@BeforeEach
	void listen() throws IOException {
		listener = ScriptedListener.open();
		address = "127.0.0.1:" + listener.port();
	}

	@AfterEach
	void stopListening() throws IOException {
		listener.close();
	}

	/** Starts {@code connect} to the listener. */
	RunningCommand connect(String... arguments) {
		return RunningCommand.connect(listener.port(), arguments);
	}
}
