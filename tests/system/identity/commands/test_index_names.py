# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.store.store import system_principal
from services.identity.commands import index_names
from services.identity.store import Tx
from tests.system.identity.conftest import District
from tests.system.identity.test_finding import found, person


def test_names_of_before_are_indexed_in_pieces_and_then_left_alone(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_names, "AT_ONCE", 2)
    people = {person(district, name) for name in ("王建国", "王建业", "王建中")}
    store = district.house.store
    raw = store.database.collection("persons")
    raw.update_many({"tenant": district.code}, {"$unset": {"found_by": ""}})
    assert found(district, "wangjian") == []
    by = system_principal(district.code, "test")

    def step(tx: Tx) -> Any:
        return index_names.handle(tx), tx.names_are_indexed

    steps = [store.transact(by, step)]
    while not steps[-1][0]:
        steps.append(store.transact(by, step))
    assert 3 < len(steps) < 12
    assert steps[0] == (False, False)
    assert steps[-1] == (True, True)
    assert set(found(district, "wangjian")) == people
    versions = [district.ok("GET", f"/persons/{one}")["version"] for one in sorted(people)]
    assert store.transact(by, index_names.handle)
    assert versions == [district.ok("GET", f"/persons/{one}")["version"] for one in sorted(people)]
