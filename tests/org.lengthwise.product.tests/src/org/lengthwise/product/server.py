# SPDX-License-Identifier: EPL-2.0
"""A server: server.py BEHAVIOUR CONNECTIONS. Prints its port; for each connection, once that has ended, the bodies it got, each kind
once, sorted, as hex; and ends when all have."""
import socket
import sys
import threading

from frames import PATIENCE, frame, receive


def echo(peer, body, number):
    peer.sendall(frame(body))


def echo_byte_by_byte(peer, body, number):
    for byte in frame(body):
        peer.sendall(bytes([byte]))


def break_the_framing(peer, body, number):
    peer.sendall(frame(body) if number < 3 else b"HTTP/1.1 400 Bad Request\r\n\r\n")


def serve(peer, behaviour):
    bodies = set()
    number = 0
    with peer:
        peer.settimeout(PATIENCE)
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for body in iter(lambda: receive(peer), None):
            bodies.add(body.hex())
            behaviour(peer, body, number)
            number += 1
    print(" ".join(sorted(bodies)), flush=True)


listener = socket.create_server(("127.0.0.1", 0))
listener.settimeout(PATIENCE)
print(listener.getsockname()[1], flush=True)
threads = []
for _ in range(int(sys.argv[2])):
    threads.append(threading.Thread(target=serve, args=(listener.accept()[0], globals()[sys.argv[1]])))
    threads[-1].start()
for thread in threads:
    thread.join()
