// SPDX-License-Identifier: EPL-2.0
/**
 * The window of Lengthwise: what the product's perspective and an IDE need to know of it. The views themselves are contributed by
 * {@code plugin.xml}; they get the services injected, and their logic lives in controls and models that need no workbench.
 */
package org.lengthwise.ui;
