// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.testkit.LogGuard;

@ExtendWith(LogGuard.class)
class EndpointTest {

	@ParameterizedTest
	@CsvSource({
			"localhost,            localhost, 9898, localhost:9898",
			"localhost:1234,       localhost, 1234, localhost:1234",
			"127.0.0.1:0,          127.0.0.1, 0,    127.0.0.1:0",
			"example.org:65535,    example.org, 65535, example.org:65535",
			"[::1],                ::1,       9898, '[::1]:9898'",
			"[::1]:9898,           ::1,       9898, '[::1]:9898'",
			"[fe80::1%eth0]:7,     fe80::1%eth0, 7, '[fe80::1%eth0]:7'",
	})
	void readsAndWritesWhatPeopleWrite(String text, String host, int port, String written) {
		Endpoint endpoint = Endpoint.parse(text);
		assertEquals(new Endpoint(host, port), endpoint);
		assertEquals(written, endpoint.toString());
		assertEquals(endpoint, Endpoint.parse(written));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ":9898", "localhost:", "localhost:http", "::1", "::1:9898", "[::1", "[::1]9898", "[]:1", "a:b:1", "host:-1" })
	void refusesWhatIsNoHostAndPort(String text) {
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));
		assertTrue(refused.getMessage().contains("'" + text + "'"), refused.getMessage());
		assertTrue(refused.getMessage().contains("HOST:PORT"), refused.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:65536", "localhost:999999999" })
	void refusesPortsOutOfRange(String text) {
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));
		assertTrue(refused.getMessage().contains("0 to 65535"), refused.getMessage());
	}

	@Test
	void refusesWhatIsNoEndpoint() {
		assertThrows(IllegalArgumentException.class, () -> new Endpoint("host", -1));
		assertThrows(IllegalArgumentException.class, () -> new Endpoint(" ", 1));
		assertThrows(NullPointerException.class, () -> new Endpoint(null, 1));
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1:80", "::1, '[::1]:80'", "0.0.0.0, 0.0.0.0:80" })
	void namesASocketsAddressByNumber(String host, String written) {
		assertEquals(written, Endpoint.of(new InetSocketAddress(host, 80)).toString());
	}

	@Test
	void namesAnAddressThatWasNotLookedUpByItsName() {
		assertEquals("example.invalid:80", Endpoint.of(InetSocketAddress.createUnresolved("example.invalid", 80)).toString());
	}
}
