# SPDX-License-Identifier: AGPL-3.0-or-later
"""A wire that can be cut, slowed and stalled, between the services and their servers.

`python -m tests.chaos.proxy CONTROL LISTEN:TARGET…`: TCP on 127.0.0.1. A line to CONTROL commands one wire:
`LISTEN cut`, `LISTEN delay SECONDS` (0 ends it), `LISTEN stall SECONDS`, and `LISTEN drop SECONDS`, a stall
after which all that was on the way is lost.
"""

import asyncio
import socket
import sys
from dataclasses import dataclass, field

HOST = "127.0.0.1"
CHUNK = 65536


@dataclass
class Wire:
    """All connections to one target."""

    target: int
    delay: float = 0.0
    open: set[asyncio.StreamWriter] = field(default_factory=set)
    flowing: asyncio.Event = field(default_factory=asyncio.Event)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(HOST, self.target)
        except OSError:
            writer.close()
            return
        self.open |= {writer, far_writer}
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))
        self.open -= {writer, far_writer}

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(CHUNK):
                if self.delay:
                    await asyncio.sleep(self.delay)
                await self.flowing.wait()
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()

    async def obey(self, order: str, value: float) -> None:
        if order == "delay":
            self.delay = value
        elif order == "cut":
            for writer in list(self.open):
                writer.transport.abort()
        elif order in ("stall", "drop"):
            self.flowing.clear()
            await asyncio.sleep(value)
            if order == "drop":
                await self.obey("cut", 0)
            self.flowing.set()


async def serve(control: int, wires: dict[int, Wire]) -> None:
    async def obey(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        listen, order, *value = (await reader.readline()).decode().split()
        writer.write(b"ok\n")
        writer.close()
        await wires[int(listen)].obey(order, float(value[0]) if value else 0.0)

    for listen, wire in wires.items():
        wire.flowing.set()
        await asyncio.start_server(wire.connect, HOST, listen)
    server = await asyncio.start_server(obey, HOST, control)
    await server.serve_forever()


def command(control: int, listen: int, order: str, seconds: float = 0.0) -> None:
    """From the harness: give the proxy an order; it is acknowledged at once."""
    with socket.create_connection((HOST, control), timeout=5) as connection:
        connection.sendall(f"{listen} {order} {seconds}\n".encode())
        connection.recv(3)


if __name__ == "__main__":
    pairs = (argument.split(":") for argument in sys.argv[2:])
    asyncio.run(serve(int(sys.argv[1]), {int(listen): Wire(int(target)) for listen, target in pairs}))
