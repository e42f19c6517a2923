// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.FrameDecoder;
import org.lengthwise.protocol.FrameEncoder;
import org.lengthwise.protocol.FrameLayout;

/** The protocol bundle, as any Java program may use it: its jar on a class path, where there is no OSGi. */
class PlainJarTest {

	@Test
	void isTheBuiltJar() {
		String location = FrameLayout.class.getProtectionDomain().getCodeSource().getLocation().getPath();
		assertTrue(location.matches(".*/org\\.lengthwise\\.protocol-[^/]*\\.jar"), location);
	}

	@Test
	void needsNoOsgi() {
		for (String name : List.of("org.osgi.framework.Bundle", "org.osgi.service.component.annotations.Component", "org.osgi.annotation.versioning.ProviderType")) {
			assertThrows(ClassNotFoundException.class, () -> Class.forName(name), name + " is on the class path");
		}
	}

	@Test
	void encodesAndDecodes() throws Exception {
		FrameLayout layout = FrameLayout.u32();
		ByteBuffer frame = new FrameEncoder(layout).encode(ByteBuffer.wrap("Hello".getBytes(StandardCharsets.UTF_8))).frame();
		List<String> received = new ArrayList<>();
		try (FrameDecoder decoder = new FrameDecoder(layout)) {
			decoder.decode(frame, message -> received.add(StandardCharsets.UTF_8.decode(message.body()).toString()));
			decoder.end();
		}
		assertEquals(List.of("Hello"), received);
	}
}
