# SPDX-License-Identifier: AGPL-3.0-or-later
"""A way to the database that a test closes, opens and lets hang."""

import socket
from threading import Event as Flag
from threading import Thread


class Wire:
    """Refuses connections until it is open; nothing comes back on it any more once it hangs."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._server = socket.socket()
        self._server.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self.hangs = Flag()

    def open(self) -> None:
        self._server.listen()
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._server.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            far = socket.create_connection(self._target)
            Thread(target=self._pump, args=(near, far), daemon=True).start()
            Thread(target=self._pump, args=(far, near), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if not self.hangs.is_set():
                    sink.sendall(data)
        except OSError:
            pass
        finally:
            sink.close()
