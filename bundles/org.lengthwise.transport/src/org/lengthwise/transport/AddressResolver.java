// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.osgi.annotation.versioning.ConsumerType;

/** Finds the addresses of a host name. */
@FunctionalInterface
@ConsumerType
public interface AddressResolver {

	/** The system's resolver. */
	AddressResolver SYSTEM = InetAddress::getAllByName;

	/**
	 * All addresses of a host, in the order in which they are to be tried, at least one. May wait for the network.
	 *
	 * @throws UnknownHostException if there is none
	 */
	InetAddress[] resolve(String host) throws UnknownHostException;
}
