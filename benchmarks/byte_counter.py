"""A door before a server that counts the bytes that go through it, both ways."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Self

CHUNK = 1 << 16


class ByteCounter:
    """Listens on a port of this machine and passes everything on to ``tcp://host:port``."""

    def __init__(self, server: str) -> None:
        host, port = server.removeprefix("tcp://").rsplit(":", 1)
        self.server = (host, int(port))
        self.total = 0
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))

    @property
    def address(self) -> str:
        """Where to go instead of to the server."""
        return f"tcp://127.0.0.1:{self._door.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._door.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._door.accept()
                server = socket.create_connection(self.server)
                for one, other in ((caller, server), (server, caller)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while some := one.recv(CHUNK):
                with self._lock:
                    self.total += len(some)
                other.sendall(some)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)
