// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.connection;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port, as people write them: {@code localhost:9898}, {@code 127.0.0.1:9898}, {@code [::1]:9898}.
 *
 * @param host name or address, without brackets
 * @param port 0 to 65535
 */
public record Endpoint(String host, int port) {

	/** The port of Lengthwise where nobody says otherwise. */
	public static final int DEFAULT_PORT = 9898;

	/** No port is larger. */
	public static final int LARGEST_PORT = 65_535;

	private static final Pattern WRITTEN = Pattern.compile("(?:\\[([^\\[\\]]+)\\]|([^:\\[\\]]+))(?::([0-9]{1,9}))?");

	public Endpoint {
		Objects.requireNonNull(host, "host");
		if (host.isBlank()) {
			throw new IllegalArgumentException("no host given: expected a name or an address");
		}
		if (port < 0 || port > LARGEST_PORT) {
			throw new IllegalArgumentException("port " + port + ": 0 to " + LARGEST_PORT + " are possible");
		}
	}

	/**
	 * Reads {@code HOST} or {@code HOST:PORT}, an IPv6 address in brackets.
	 *
	 * @throws IllegalArgumentException if the text is neither, or the port is out of range
	 */
	public static Endpoint parse(String text) {
		Matcher written = WRITTEN.matcher(text);
		if (!written.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not HOST or HOST:PORT (an IPv6 address stands in brackets: [::1]:9898)");
		}
		String host = written.group(1) != null ? written.group(1) : written.group(2);
		return new Endpoint(host, written.group(3) == null ? DEFAULT_PORT : Integer.parseInt(written.group(3)));
	}

	/** The endpoint of a socket's address, by number. */
	public static Endpoint of(InetSocketAddress address) {
		String host = address.getAddress() == null ? address.getHostString() : address.getAddress().getHostAddress();
		boolean zeroCompressed = address.getAddress() instanceof Inet6Address && address.getAddress().isLoopbackAddress();
		return new Endpoint(zeroCompressed ? "::1" : host, address.getPort());
	}

	@Override
	public String toString() {
		return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
	}
}
