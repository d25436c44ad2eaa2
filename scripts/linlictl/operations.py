# SPDX-License-Identifier: AGPL-3.0-or-later
"""What operators did to a service's events: kept in its database, in the collection `operations`."""

import getpass
import socket
from collections.abc import Mapping, Sequence
from typing import Any

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.store import Database

OPERATIONS = "operations"


def record(database: Database, what: str, why: str, details: Sequence[Mapping[str, Any]]) -> None:
    """One record for each of the details: who, when, what, why."""
    who, now = f"{getpass.getuser()}@{socket.gethostname()}", system_now()
    documents = [
        {"_id": new_id(), "who": who, "at": now, "what": what, "why": why, **detail} for detail in details
    ]
    if documents:
        database.collection(OPERATIONS).insert_many(documents)
