// SPDX-License-Identifier: EPL-2.0
/**
 * Messages, frames and layouts: what a protocol with a length in front of every message looks like on the wire.
 *
 * <p>A {@link org.lengthwise.protocol.FrameLayout} says where the length stands and what it counts. A
 * {@link org.lengthwise.protocol.FrameDecoder} turns the bytes of a stream into {@link org.lengthwise.protocol.Message messages},
 * a {@link org.lengthwise.protocol.FrameEncoder} turns bodies into frames. Nothing here does input or output, and nothing here
 * needs OSGi: the bundle is a plain jar too. In OSGi the {@link org.lengthwise.protocol.LayoutCatalogue} is a service.
 */
package org.lengthwise.protocol;
