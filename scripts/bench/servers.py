# SPDX-License-Identifier: AGPL-3.0-or-later
"""One broker and one engine for a run, on fresh data; every measurement gets a fresh vhost and database."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import pika
from pymongo import MongoClient

from scripts.debian import Say
from scripts.stack import Stack

Document = dict[str, Any]


@dataclass
class Servers:
    """Where the run's servers are, and fresh corners of them."""

    stack: Stack
    client: MongoClient[Document]
    used: int = 0

    @property
    def mongodb_uri(self) -> str:
        return self.stack.mongodb_uri

    def vhost(self) -> str:
        """The URL of a new, empty virtual host."""
        self.used += 1
        node = self.stack.plan.broker
        assert node
        return node.add_vhost(f"b{self.used}")

    def database(self) -> str:
        """A prefix that no database has yet."""
        self.used += 1
        return f"b{self.used}_"

    @contextmanager
    def fresh_engine(self) -> Iterator[str]:
        """An engine that has seen no data yet; the server that LINLI_MONGODB_URI names, if it does."""
        if os.environ.get("LINLI_MONGODB_URI"):
            yield self.mongodb_uri
            return
        with Stack(only=("engine",), say=lambda _: None) as stack:
            try:
                yield stack.mongodb_uri
            finally:
                stack.down(signal.SIGKILL)

    def corner(self, **more: object) -> dict[str, Any]:
        """Orders for a measured process in a fresh corner."""
        return {
            "amqp_url": self.vhost(),
            "mongodb_uri": self.mongodb_uri,
            "database": self.database(),
            **more,
        }

    def versions(self) -> dict[str, str]:
        spoken = self.client.server_info()["version"]
        is_local = any(running.name == "engine" for running in self.stack.state.all())
        engine = f"SecantusDB {version('secantusdb')}, speaks MongoDB {spoken}"
        connection = pika.BlockingConnection(pika.URLParameters(self.stack.amqp_url))
        broker = connection._impl.server_properties  # noqa: SLF001 - pika offers no other way
        connection.close()
        return {
            "engine": engine if is_local else f"MongoDB {spoken}",
            "broker": f"{_text(broker['product'])} {_text(broker['version'])}",
        }


@contextmanager
def started(say: Say) -> Iterator[Servers]:
    """Always an own broker; an own engine unless LINLI_MONGODB_URI names a server."""
    os.environ.pop("LINLI_AMQP_URL", None)
    with Stack(only=("broker", "engine"), say=say) as stack, _client(stack) as client:
        yield Servers(stack, client)


def _client(stack: Stack) -> MongoClient[Document]:
    return MongoClient(stack.mongodb_uri)


def _text(value: object) -> str:
    text = value.decode() if isinstance(value, bytes) else str(value)
    return re.sub(r"\s+", " ", text)
