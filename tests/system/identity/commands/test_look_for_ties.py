# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who has no tie to the district left is erased when the days of the policy are over, and not before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.chassis.calendar_policy import local_date_at
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from services.chassis.values import OrgPath, Principal
from services.identity.commands import look_for_ties
from services.identity.domain import persons
from services.identity.domain.erasures import Erasure, Ground
from services.identity.personal import personal
from services.identity.store import ERASE, LOOK, Tx
from tests.system.identity.companies import shop
from tests.system.identity.conftest import SERVICE, District
from tests.system.identity.members import joined, organisation
from tests.system.identity.rights import BILL, answered, bring_forward, fire, name_of, resident

MONTH, OVER = 30, 5 * 365 + 40
"""Days; those of the rule, and some."""


def test_days_run_while_there_is_no_tie_and_begin_anew_with_one(
    district: District, neighbour: District
) -> None:
    person_id, other = district.person("王小芳"), neighbour.person("李四")
    look(district)
    first = since(district, person_id)
    assert first == today(district)
    look(district, MONTH)
    assert since(district, person_id) == first
    assert since(neighbour, other) is None
    unit = district.tree()["unit"]["id"]
    lives = {"unit_id": unit, "person_id": person_id, "kind": "lessee", "since": str(first)}
    occupancy = district.ok("POST", "/occupancies", lives)
    in_days(district, OVER).transact(by(district), personal.retention.apply)
    assert opened(district, person_id) == []
    look(district, MONTH)
    assert since(district, person_id) is None
    district.ok("POST", f"/occupancies/{occupancy['id']}:end", {"until": str(first)})
    look(district, 2 * MONTH)
    assert since(district, person_id) == first + timedelta(days=2 * MONTH)


@pytest.mark.parametrize("tie", ["role", "correction", "erasure"])
def test_what_ties(district: District, tie: str) -> None:
    person_id, token = resident(district)
    if tie == "role":
        role = {"person_id": person_id, "role": "handler", "path": district.path}
        district.ok("POST", "/roles/grants", role)
    elif tie == "correction":
        district.house.ok("POST", "/corrections", token, {"text": "姓名错了"})
    else:
        district.house.ok("POST", "/erasures", token, {})
    look(district)
    assert since(district, person_id) is None


def test_who_is_a_member_or_a_contact_is_tied_and_a_vehicle_is_no_tie(district: District) -> None:
    member, contact, driver = (district.person(name) for name in ("王小芳", "李四", "张三"))
    tree = district.tree()
    joined(district, organisation(district, tree, "p-01")["id"], member)
    shop(district, place_id=tree["neighbourhood"]["id"], contact_ids=[contact])
    district.ok("POST", "/persons/vehicles", {"person_id": driver, "plate": "苏E12345"})
    look(district)
    assert [since(district, one) for one in (member, contact)] == [None, None]
    assert since(district, driver) == today(district)


def test_the_look_goes_on_where_it_ended(district: District) -> None:
    store, people = district.house.store, look_for_ties.AT_ONCE + 5

    def register(tx: Tx) -> None:
        for _ in range(people):
            person, events = persons.register(tx.new_id(), "王建国", OrgPath(district.path))
            tx.persons.add(person, *events)

    store.transact(by(district), register)
    raw = store.database.collection("persons")
    assert not store.transact(by(district), look_for_ties.handle)
    unseen = {"tenant": district.code, "untied_since": None, "name": "王建国"}
    assert raw.count_documents(unseen) >= people - look_for_ties.AT_ONCE
    assert store.transact(by(district), look_for_ties.handle)
    assert raw.count_documents(unseen) == 0


def test_an_erasure_is_opened_once_waits_for_what_is_open_and_is_carried_out(district: District) -> None:
    person_id = district.person("王小芳")
    look(district)
    assert went(district) == 0
    apply(district, 5 * 365 - 1)
    assert opened(district, person_id) == []
    apply(district, OVER)
    assert went(district) == 1
    apply(district, OVER)
    (one,) = opened(district, person_id)
    assert (one.ground, one.state, went(district)) == (Ground.FULFILLED, "granted", 0)
    shown = next(each for each in district.ok("GET", "/erasures")["items"] if each["id"] == one.id)
    assert (shown["ground"], shown["state"]) == ("fulfilled", "granted")
    bring_forward(district, ERASE, days=OVER + 100)
    fire(district)
    answered(district, one.id, finance=(BILL,))
    fire(district)
    assert [one.state for one in opened(district, person_id)] == ["waiting"]
    bring_forward(district, LOOK, days=2)
    fire(district)
    answered(district, one.id)
    fire(district)
    assert name_of(district, person_id) != "王小芳"
    look(district)
    assert since(district, person_id) is None


def test_a_refusal_and_a_log_in_let_the_days_run_anew(district: District) -> None:
    person_id, _ = resident(district)
    look(district)
    apply(district, OVER)
    (one,) = opened(district, person_id)
    path = f"/erasures/{one.id}:decide"
    assert district.refused("POST", path, {"granted": False})["code"] == "invalid"
    assert district.ok("POST", path, {"granted": False, "reason": "在外地上学"})["state"] == "refused"
    apply(district, OVER)
    assert len(opened(district, person_id)) == 1
    look(district)
    district.house.log_in(f"wang@{district.code}")
    assert since(district, person_id) is None
    look(district)
    apply(district, OVER)
    district.house.log_in(f"wang@{district.code}")
    assert sorted(one.state for one in opened(district, person_id)) == ["cancelled", "refused"]


def by(district: District) -> Principal:
    return system_principal(district.code, SERVICE)


def today(district: District) -> date:
    tx = district.house.read(district.code)
    return local_date_at(tx, tx.root, tx.now)


def in_days(district: District, days: int) -> Store[Tx]:
    store = district.house.store
    return replace(store, clock=lambda: store.clock() + timedelta(days=days))


def look(district: District, days: int = 0) -> None:
    """The monthly look, so many days from now."""
    while not in_days(district, days).transact(by(district), look_for_ties.handle):
        pass


def apply(district: District, days: int) -> None:
    """A night of retention, so many days from now."""
    while not in_days(district, days).transact(by(district), personal.retention.apply):
        pass


def since(district: District, person_id: str) -> date | None:
    return district.house.read(district.code).persons.get(person_id).untied_since


def opened(district: District, person_id: str) -> list[Erasure]:
    return district.house.read(district.code).erasures_of(person_id)


def went(district: District) -> int:
    rules = district.ok("GET", "/retention")["rules"]
    found: int = next(one["went"] for one in rules if one["rule"] == "untied")
    return found
