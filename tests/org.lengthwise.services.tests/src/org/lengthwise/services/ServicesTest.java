// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.client.MessageClients;
import org.lengthwise.protocol.LayoutCatalogue;
import org.lengthwise.server.MessageServers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The services are there in a running Equinox, with what their constructors ask for, and nobody had to start a bundle. */
class ServicesTest {

	@ParameterizedTest
	@ValueSource(classes = { LayoutCatalogue.class, MessageServers.class, MessageClients.class })
	void isThereOnce(Class<?> type) {
		BundleContext context = FrameworkUtil.getBundle(ServicesTest.class).getBundleContext();
		ServiceReference<?> reference = context.getServiceReference(type);
		assertNotNull(reference, type + " is not registered");
		assertNotNull(context.getService(reference), type + " could not be made");
		assertEquals(1, reference.getBundle().getRegisteredServices().length);
		context.ungetService(reference);
	}
}
