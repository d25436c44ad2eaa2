# SPDX-License-Identifier: AGPL-3.0-or-later
"""The connection to MongoDB: a replica set or a sharded cluster, for its transactions."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bson.codec_options import CodecOptions
from pymongo import MongoClient
from pymongo.collection import Collection as Raw
from pymongo.database import Database as RawDatabase
from pymongo.errors import PyMongoError, ServerSelectionTimeoutError
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from services.chassis.settings import Settings

Document = dict[str, Any]

StoreDown = PyMongoError
"""What the driver raises when the database cannot be reached or fails: never a refusal."""

Unreachable = ServerSelectionTimeoutError
"""No server was found in the time that the client allows: trying again at once takes as long again."""


@dataclass(frozen=True, slots=True)
class Database:
    """One service's own database on a shared or separate server."""

    client: MongoClient[Document]
    name: str
    raw: RawDatabase[Document] = field(init=False, compare=False, repr=False)
    _collections: dict[str, Raw[Document]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        raw = self.client.get_database(
            self.name,
            codec_options=CodecOptions(tz_aware=True),
            read_concern=ReadConcern("majority"),
            write_concern=WriteConcern("majority"),
        )
        object.__setattr__(self, "raw", raw)
        object.__setattr__(self, "_collections", {})

    def collection(self, name: str) -> Raw[Document]:
        """The handle of a collection; made once, for making it costs a tenth of a read."""
        found = self._collections.get(name)
        if found is None:
            found = self._collections[name] = self.raw.get_collection(name)
        return found

    def ping(self) -> None:
        """Raises `StoreDown` when the database does not answer."""
        self.client.admin.command("ping")

    @property
    def wire_version(self) -> int:
        """The newest that all servers speak which are known by now; 0 if none is."""
        servers = self.client.topology_description.server_descriptions().values()
        return min((server.max_wire_version for server in servers if server.is_server_type_known), default=0)

    def close(self) -> None:
        self.client.close()


def _tls(uri: str, settings: Settings) -> dict[str, Any]:
    """Where the URI asks for TLS: whom to trust and what to show, as on every other connection."""
    address = urlsplit(uri)
    asked = {value for name in ("tls", "ssl") for value in parse_qs(address.query).get(name, ())}
    if "true" not in asked and (asked or address.scheme != "mongodb+srv"):
        return {}
    files = {"tlsCAFile": settings.ca_file, "tlsCertificateKeyFile": settings.client_certificate_file}
    return {option: file for option, file in files.items() if file}


def connect(settings: Settings, service: str) -> Database:
    """The database of a service. Connects lazily; give up waiting for a server after five seconds.

    Whatever the URI says, the primary is read and a majority confirms: a secondary may be behind, and
    transactions read nowhere else. A statement ends in the time that the settings allow, at the server and
    here, or raises `StoreDown`: a server that hangs would hold its thread for ever.
    """
    uri = settings.mongodb_uri.get_secret_value()
    client: MongoClient[Document] = MongoClient(
        uri,
        **_tls(uri, settings),
        appname=f"linli-{service}",
        tz_aware=True,
        serverSelectionTimeoutMS=5000,
        connectTimeoutMS=5000,
        timeoutMS=round(settings.mongodb_timeout_seconds * 1000),
        readPreference="primary",
        w="majority",
    )
    return Database(client, f"{settings.database_prefix}{service}")
