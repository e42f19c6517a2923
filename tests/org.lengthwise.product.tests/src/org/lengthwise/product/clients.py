# SPDX-License-Identifier: EPL-2.0
"""Clients of a server that echoes: clients.py PORT SCENARIO. Any failure ends it with a code that is not 0."""
import select
import socket
import sys
import threading

from frames import connect, expect, expect_end, frame


def whole_frames(port):
    with connect(port) as peer:
        for body in (b"Hello", b"", b"\0", bytes(range(256)), "Grüße".encode(), b"x" * 65536, b"y" * 3000000):
            in_background(lambda: peer.sendall(frame(body)), lambda: expect(peer, body))
        peer.shutdown(socket.SHUT_WR)
        expect_end(peer)


def byte_by_byte(port):
    with connect(port) as peer:
        for number in range(20):
            body = b"message %d" % number
            for byte in frame(body):
                peer.sendall(bytes([byte]))
            expect(peer, body)


def thousands_in_one_write(port):
    bodies = [b"message %d" % number for number in range(5000)]
    with connect(port) as peer:
        in_background(lambda: peer.sendall(b"".join(map(frame, bodies))), lambda: expect_all(peer, bodies))


def answers_behind_the_end_of_the_stream(port):
    bodies = [b"message %d" % number for number in range(1000)]
    with connect(port) as peer:
        peer.sendall(b"".join(map(frame, bodies)))
        peer.shutdown(socket.SHUT_WR)
        expect_all(peer, bodies)
        expect_end(peer)


def twenty_at_once(port):
    peers = [connect(port) for _ in range(20)]

    def rally(peer, number):
        for turn in range(200):
            body = b"client %d, message %d" % (number, turn)
            peer.sendall(frame(body))
            expect(peer, body)

    in_background(*[lambda peer=peer, number=number: rally(peer, number) for number, peer in enumerate(peers)])
    for peer in peers:
        peer.close()


def one_that_never_reads(port):
    with connect(port) as deaf:
        deaf.setblocking(False)
        data = memoryview(frame(b"z" * 65536) * 16)
        sent = 0
        # until both directions are full: the server writes no more, so it reads no more
        while select.select([], [deaf], [], 1)[1]:
            sent += deaf.send(data[sent % len(data):])
        twenty_at_once(port)
        whole_frames(port)


def peers_that_speak_something_else(port):
    for data in (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"\0\0\0\5He", b"\0\0"):
        with connect(port) as peer, connect(port) as other:
            peer.sendall(data)
            peer.shutdown(socket.SHUT_WR)
            expect_end(peer)
            other.sendall(frame(b"still there?"))
            expect(other, b"still there?")


def expect_all(peer, bodies):
    for body in bodies:
        expect(peer, body)


def in_background(*tasks):
    """Runs tasks at once; fails if one of them does."""
    failures = []

    def guarded(task):
        try:
            task()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


globals()[sys.argv[2]](int(sys.argv[1]))
