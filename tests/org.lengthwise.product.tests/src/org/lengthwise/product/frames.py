# SPDX-License-Identifier: EPL-2.0
"""Frames as Python programs make them: a length in four bytes, big-endian, and the body."""
import socket
import struct

PATIENCE = 30


def connect(port):
    peer = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return peer


def frame(body):
    return struct.pack(">I", len(body)) + body


def exactly(peer, count):
    """The next bytes; fewer only if the stream ends before."""
    received = bytearray()
    while len(received) < count:
        chunk = peer.recv(count - len(received))
        if not chunk:
            break
        received += chunk
    return bytes(received)


def receive(peer):
    """The body of the next frame; None at the end of the stream."""
    header = exactly(peer, 4)
    if not header:
        return None
    assert len(header) == 4, "the stream ended in a header: %r" % header
    (length,) = struct.unpack(">I", header)
    body = exactly(peer, length)
    assert len(body) == length, "the stream ended after %d of %d bytes" % (len(body), length)
    return body


def expect(peer, body):
    received = receive(peer)
    assert received == body, "expected %r, but there came %r" % (body[:60], received and received[:60])


def expect_end(peer):
    received = peer.recv(100)
    assert received == b"", "expected the end of the stream, but there came %r" % received
