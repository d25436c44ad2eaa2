# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from services.chassis.store.store import system_principal
from services.chassis.values import OrgPath
from services.identity.commands import index_names
from services.identity.domain import persons
from services.identity.store import Tx
from tests.system.identity.conftest import District
from tests.system.identity.test_finding import found

PEOPLE = index_names.AT_ONCE + 20
MOST_FOUND = 20


def test_names_of_before_are_indexed_in_pieces_and_then_left_alone(district: District) -> None:
    store, by = district.house.store, system_principal(district.code, "test")

    def register(tx: Tx) -> None:
        for _ in range(PEOPLE):
            person, events = persons.register(tx.new_id(), "王建国", OrgPath(district.path))
            tx.persons.add(person, *events)

    def step(tx: Tx) -> Any:
        return index_names.handle(tx), tx.names_are_indexed

    store.transact(by, register)
    raw = store.database.collection("persons")
    raw.update_many({"tenant": district.code}, {"$unset": {"found_by": ""}})
    assert found(district, "wangjian") == []
    steps = [store.transact(by, step)]
    while not steps[-1][0]:
        steps.append(store.transact(by, step))
    assert 3 < len(steps) < 12
    assert (steps[0], steps[-1]) == ((False, False), (True, True))
    people = found(district, "wangjian")
    assert len(people) == MOST_FOUND
    assert raw.count_documents({"tenant": district.code, "found_by": "wangjian"}) == PEOPLE
    before = [district.ok("GET", f"/persons/{one}")["version"] for one in people]
    assert store.transact(by, index_names.handle)
    assert before == [district.ok("GET", f"/persons/{one}")["version"] for one in people]
