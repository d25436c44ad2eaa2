# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every port of a copy is its port base plus an offset, on 127.0.0.1 only."""

import random
import socket
from dataclasses import dataclass
from pathlib import Path

from scripts.services import SERVICES

HOST = "127.0.0.1"
DEFAULT_BASE = 8400
OFFSETS = {
    "portal": 0,
    **{name: number for number, name in enumerate(SERVICES, 1)},
    "engine": 17,
    "messages": 18,
    "payments": 19,
    "hooks": 20,
    "amqp": 72,
    "broker-metrics": 73,
    "dist": 74,
    "epmd": 75,
}
API_METRICS = 100
WORKER_METRICS = 200
SPAN = 300
GUARD = SPAN - 1
"""Bound by who reserved the base, and by nobody else: the kernel gives it to one process only."""

LOWEST, HIGHEST = 1024, 65535
_FREE_BASES = range(10_000, 32_000, SPAN)  # below the kernel's own range for outgoing connections


class PortInUse(Exception):
    """A port that this copy needs is taken; names the port, its use and its holder."""

    def __init__(self, port: int, use: str) -> None:
        super().__init__(f"port {port} ({use}) is in use by {holder(port)}")
        self.port = port


def port(base: int, name: str, offset: int = 0) -> int:
    """The port of one process of the copy at `base`."""
    return base + OFFSETS[name] + offset


def is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError:
            return False
    return True


def check_free(wanted: dict[int, str]) -> None:
    """Raise PortInUse for the first port of {port: use} that somebody listens on."""
    for number, use in wanted.items():
        if not is_free(number):
            raise PortInUse(number, use)


@dataclass(frozen=True)
class Reservation:
    """A port base that nobody else reserves until it is given back or this process ends."""

    base: int
    _guard: socket.socket

    def give_back(self) -> None:
        self._guard.close()


def reserve() -> Reservation:
    """Reserve a port base whose every port is free. Raises PortInUse where there is none."""
    everything = [o + extra for o in OFFSETS.values() for extra in (0, API_METRICS, WORKER_METRICS)]
    for base in random.sample(_FREE_BASES, len(_FREE_BASES)):
        guard = socket.socket()
        try:
            guard.bind((HOST, base + GUARD))
        except OSError:
            guard.close()
            continue
        if all(is_free(base + offset) for offset in everything):
            return Reservation(base, guard)
        guard.close()
    raise PortInUse(_FREE_BASES.start, "any free port")


def free_base() -> int:
    """A port base that is free and not reserved at this moment."""
    reserved = reserve()
    reserved.give_back()
    return reserved.base


def holder(number: int) -> str:
    """Who listens on the port, as far as this user may see."""
    sockets = _listening_sockets(number)
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            links = {str(fd.readlink()) for fd in (entry / "fd").iterdir()}
            if links & sockets:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                return f"process {entry.name} ({command[:100].strip()})"
        except OSError:
            continue
    return f"another user's process: ask the machine's administrator (`ss -ltnp sport = :{number}` as root)"


def _listening_sockets(number: int) -> set[str]:
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text().splitlines()[1:] if table.exists() else []:
            fields = line.split()
            is_listening = fields[3] == "0A"
            if is_listening and int(fields[1].rsplit(":", 1)[1], 16) == number:
                found.add(f"socket:[{fields[9]}]")
    return found
