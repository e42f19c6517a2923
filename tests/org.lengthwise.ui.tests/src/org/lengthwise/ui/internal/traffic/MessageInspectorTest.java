// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.ui.internal.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lengthwise.ui.internal.traffic.Filled.ONE;

import java.nio.ByteBuffer;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lengthwise.protocol.FrameLayout;
import org.lengthwise.protocol.Message;
import org.lengthwise.traffic.Direction;
import org.lengthwise.traffic.TrafficEntry;
import org.lengthwise.traffic.TrafficLog;

class MessageInspectorTest {

	private final TrafficLog log = new TrafficLog();
	private Shell shell;
	private MessageInspector inspector;
	private StyledText text;

	@BeforeEach
	void open() {
		shell = new Shell(Display.getDefault());
		shell.setLayout(new FillLayout());
		inspector = new MessageInspector(shell);
		text = inspector.text();
		shell.setSize(900, 300);
		shell.open();
	}

	@AfterEach
	void close() {
		shell.dispose();
	}

	@Test
	void saysWhatToDoAtFirst() {
		assertEquals(Messages.Inspector_nothing, facts());
		assertEquals("", text.getText());
	}

	@Test
	void showsAWholeFrameInHexAndText() {
		inspector.show(entry(Filled.message("hello")));
		assertEquals("00000000  00 00 00 05 68 65 6c 6c  6f                       ....hello", text.getText());
		assertTrue(facts().matches("Message 0, .*, #1 server 9898 / 127.0.0.1:52011, \u2192 out, 9 bytes, 5 of them body, layout u32"), facts());
	}

	@Test
	void marksHeaderAndTrailer() {
		inspector.show(entry(new Message(FrameLayout.u32().withHeader(18).withTrailer(3), ByteBuffer.allocate(40).putInt(0, 36), 0, 40)));
		assertEquals(List.of("00 00 00 24 00 00 00 00  00 00 00 00 00 00 00 00", "...$............"), marked(0));
		assertEquals(List.of("00 00", ".."), marked(1));
		assertEquals(List.of("00 00 00", "..."), marked(2));
	}

	@Test
	void marksNothingInBytesThatAreNoMessage() {
		log.raw(ONE, Direction.IN, ByteBuffer.wrap("GET /".getBytes()), "the peer seems to speak HTTP");
		inspector.show(log.entry(0).orElseThrow());
		assertEquals(List.of(), marked(0));
		assertTrue(facts().endsWith("5 bytes that are no message: the peer seems to speak HTTP"), facts());
		assertEquals(TrafficTheme.error(), label().getForeground());
		inspector.show(entry(Filled.message("good")));
		assertFalse(TrafficTheme.error().equals(label().getForeground()));
	}

	@Test
	void saysThatAMessageIsGoneAndKeepsItsCopyOnly() {
		inspector.show(entry(Filled.message("hello")));
		inspector.showGone(0);
		assertEquals("Message 0 is no longer kept; this is a copy of it.", facts());
		assertTrue(text.getText().endsWith("hello"));
		inspector.showGone(4711);
		assertEquals("Message 4,711 is no longer kept.", facts());
		assertEquals("", text.getText());
		inspector.showNothing();
		assertEquals(Messages.Inspector_nothing, facts());
	}

	@Test
	void showsALargeFrameInParts() {
		byte[] body = new byte[16 << 20];
		body[HexContent.PART] = 'x';
		inspector.show(entry(Filled.message(body)));
		assertTrue(parts().isVisible());
		assertEquals("bytes 0 to 65,535", ((Label) parts().getChildren()[1]).getText());
		assertEquals("00000000  01 00 00 00", text.getText(0, 20));
		assertFalse(parts().getChildren()[0].isEnabled());
		parts().getChildren()[2].notifyListeners(SWT.Selection, new Event());
		assertEquals("00010000  00 00 00 00 78 ", text.getText(0, 24));
		assertEquals(List.of(), marked(0));
		assertTrue(parts().getChildren()[0].isEnabled());
		inspector.reveal(4 + body.length - 1, 1);
		assertEquals("00", text.getSelectionText());
		assertEquals("01000000", text.getLine(text.getLineCount() - 1).substring(0, 8));
		assertFalse(parts().getChildren()[2].isEnabled());
		inspector.show(entry(Filled.message("small")));
		assertFalse(parts().isVisible());
	}

	@Test
	void revealsBytesUpToTheEndOfTheirLine() {
		inspector.show(entry(Filled.message("0123456789abcdef0123456789abcdef")));
		inspector.reveal(14, 20);
		assertEquals("61 62", text.getSelectionText());
		inspector.reveal(1000, 1);
		assertEquals("61 62", text.getSelectionText(), "there is no such byte");
	}

	private List<String> marked(int line) {
		return inspector.styles(line).stream().map(it -> text.getText(it.start, it.start + it.length - 1)).toList();
	}

	private TrafficEntry entry(Message message) {
		log.message(ONE, Direction.OUT, message);
		return log.entry(log.end() - 1).orElseThrow();
	}

	private Composite parts() {
		return (Composite) inspector.getChildren()[1];
	}

	private Label label() {
		Control first = inspector.getChildren()[0];
		return (Label) first;
	}

	private String facts() {
		return label().getText();
	}
}
