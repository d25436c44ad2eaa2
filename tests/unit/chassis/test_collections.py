# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass

import pytest

from services.chassis.store import Collection, UnitOfWork, indexes


@dataclass(frozen=True)
class Lease:
    id: str


@dataclass(frozen=True)
class Numbered:
    id: str
    sequence: int


class Tx(UnitOfWork):
    leases = Collection(Lease, "leases")


def test_a_service_keeps_nothing_where_the_chassis_keeps_its_own():
    with pytest.raises(ValueError, match="the chassis keeps leases"):
        indexes.declared(Tx)


class Wrong(UnitOfWork):
    numbered = Collection(Numbered, "numbered")


def test_an_aggregate_has_no_field_that_the_store_keeps_beside_it():
    with pytest.raises(ValueError, match="the store keeps sequence itself"):
        indexes.declared(Wrong)
