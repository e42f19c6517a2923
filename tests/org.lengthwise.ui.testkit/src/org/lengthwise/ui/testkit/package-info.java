// SPDX-License-Identifier: EPL-2.0
/** What tests on a display share: the event loop, and pictures of what it shows. */
package org.lengthwise.ui.testkit;
