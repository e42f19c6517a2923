// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** What plugin.xml says about clients fits the code. */
class ClientCommandsTest {

	private static final String COMMANDS = "org.lengthwise.ui.clients.";
	private static final Bundle BUNDLE = Platform.getBundle("org.lengthwise.ui");

	@Test
	void everyCommandHasAHandlerAndAnImage() {
		Set<String> commands = ids("org.eclipse.ui.commands", "id");
		assertEquals(7, commands.size(), commands.toString());
		assertEquals(commands, ids("org.eclipse.ui.handlers", "commandId"));
		assertEquals(commands, ids("org.eclipse.ui.commandImages", "commandId"));
		own("org.eclipse.ui.commandImages").forEach(image -> assertNotNull(FileLocator.find(BUNDLE, new Path(image.getAttribute("icon"))), image.getAttribute("icon")));
	}

	@Test
	void everyHandlerCanBeMade() throws CoreException {
		List<IConfigurationElement> handlers = own("org.eclipse.ui.handlers").filter(handler -> handler.getAttribute("class").contains(".clients.")).toList();
		assertEquals(8, handlers.size(), "seven commands and the platform's delete");
		for (IConfigurationElement handler : handlers) {
			assertInstanceOf(IHandler.class, handler.createExecutableExtension("class"));
		}
	}

	@Test
	void everyOrderIsAPropertyThatAHandlerAsksFor() {
		IConfigurationElement tester = own("org.eclipse.core.expressions.propertyTesters").filter(one -> one.getAttribute("namespace").equals(ClientOrder.NAMESPACE))
				.findFirst().orElseThrow();
		Set<String> declared = Arrays.stream(tester.getAttribute("properties").split(",")).map(name -> ClientOrder.NAMESPACE + "." + name)
				.collect(Collectors.toCollection(TreeSet::new));
		Set<String> orders = Arrays.stream(ClientOrder.values()).map(ClientOrder::property).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(orders, declared);
		Set<String> asked = own("org.eclipse.ui.handlers").flatMap(ClientCommandsTest::tests).filter(name -> name.startsWith(ClientOrder.NAMESPACE + "."))
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(orders, asked);
		orders.forEach(name -> assertTrue(ClientOrder.of(name.substring(ClientOrder.NAMESPACE.length() + 1)).isPresent(), name));
	}

	@Test
	void commandsHaveWords() {
		own("org.eclipse.ui.commands").filter(command -> command.getName().equals("command") && command.getAttribute("id").startsWith(COMMANDS)).forEach(command -> {
			assertTrue(!command.getAttribute("name").startsWith("%"), command.getAttribute("name"));
			assertTrue(!command.getAttribute("description").startsWith("%"), command.getAttribute("description"));
		});
	}

	private static Stream<String> tests(IConfigurationElement element) {
		Stream<String> here = element.getName().equals("test") ? Stream.of(element.getAttribute("property")) : Stream.empty();
		return Stream.concat(here, Arrays.stream(element.getChildren()).flatMap(ClientCommandsTest::tests));
	}

	private static Set<String> ids(String point, String attribute) {
		return own(point).map(element -> element.getAttribute(attribute)).filter(id -> id != null && id.startsWith(COMMANDS))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<IConfigurationElement> own(String point) {
		return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
				.filter(element -> element.getContributor().getName().equals("org.lengthwise.ui"));
	}
}
