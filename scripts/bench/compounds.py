# SPDX-License-Identifier: AGPL-3.0-or-later
"""A compound of so many units, each with an owner, as the copies of services hold it.

The ids are made as an import makes them, one a millisecond; half of the owners have two units.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from time import monotonic
from typing import Any

from scripts.bench.filling import stored
from scripts.bench.servers import Document
from scripts.bench.subjects.service import TENANT
from services.chassis.ids import new_id
from services.chassis.store import Collection, Database
from services.chassis.values import OrgPath
from services.deliberation.domain import places as deliberation
from services.deliberation.store import Tx as DeliberationTx
from services.finance.domain import places as finance
from services.finance.store import Tx as FinanceTx

COMPOUND = OrgPath(f"/{TENANT}/001/002/c01")
BUILDING_UNITS = 100
INSERTED = 500
SINCE = "2020-01-01"


def insert(
    database: Database,
    collection: Collection[Any],
    values: Iterable[Any],
    told: Callable[[int], object] | None = None,
    tenant: str = TENANT,
) -> int:
    """Put many values into their collection as they are, outside of transactions; how many they were.

    The next ones are made while the engine has those before; `told` hears how many there are.
    """
    documents = (stored(collection, tenant, value) for value in values)
    raw, count = database.collection(collection.name), 0
    with ThreadPoolExecutor(1) as hand:
        under_way: Future[Any] | None = None
        while block := list(islice(documents, INSERTED)):
            if under_way:
                under_way.result()
            under_way = hand.submit(raw.insert_many, block, ordered=False)
            count += len(block)
            if told:
                told(count)
        if under_way:
            under_way.result()
    return count


def insert_bare(database: Database, found: Mapping[str, Sequence[Document]]) -> float:
    """How long the same documents take into the same collections, with their indexes; what was there goes."""
    for name in found:
        database.collection(name).delete_many({})
    began = monotonic()
    for name, documents in found.items():
        collection = database.collection(name)
        for start in range(0, len(documents), INSERTED):
            collection.insert_many(documents[start : start + INSERTED], ordered=False)
    return monotonic() - began


def of_deliberation(database: Database, count: int) -> None:
    """The compound in deliberation's copies."""
    units = list(_units(count))
    whole = deliberation.Place("c01", COMPOUND, "compound", "c01", True, COMPOUND.ancestors())
    insert(database, DeliberationTx.places, [whole])
    insert(
        database,
        DeliberationTx.places,
        (
            deliberation.Place(unit, path, "unit", "unit", True, path.ancestors(), area, "registry")
            for unit, path, _, area in units
        ),
    )
    insert(
        database,
        DeliberationTx.ownerships,
        (deliberation.Ownership(unit, (owner,), owner, SINCE) for unit, _, owner, _ in units),
    )


def of_finance(database: Database, count: int) -> None:
    """The compound in finance's copies."""
    units = list(_units(count))
    whole = finance.Place("c01", COMPOUND, "compound", "c01", True, COMPOUND.ancestors())
    insert(database, FinanceTx.places, [whole])
    insert(
        database,
        FinanceTx.places,
        (
            finance.Place(unit, path, "unit", "unit", True, path.ancestors(), area)
            for unit, path, _, area in units
        ),
    )
    insert(
        database,
        FinanceTx.ownerships,
        (finance.Ownership(unit, path, (owner,), owner, SINCE) for unit, path, owner, _ in units),
    )


def _units(count: int) -> Iterator[tuple[str, OrgPath, str, int]]:
    """Id, path, owner and area (0.01 m²)."""
    owner = ""
    for number in range(count):
        owner = new_id() if number % 4 != 1 else owner
        building, flat = divmod(number, BUILDING_UNITS)
        yield (
            new_id(),
            COMPOUND.child(f"b{building:04d}").child(f"u{flat:03d}"),
            owner,
            6_000 + number % 9_000,
        )
