# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import dataclass

import pytest

from services.chassis.store import Collection, UnitOfWork, indexes


@dataclass(frozen=True)
class Lease:
    id: str


class Tx(UnitOfWork):
    leases = Collection(Lease, "leases")


def test_a_service_keeps_nothing_where_the_chassis_keeps_its_own():
    with pytest.raises(ValueError, match="the chassis keeps leases"):
        indexes.declared(Tx)
