# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.commands.test_prove_real_name import PASSPORT
from tests.system.identity.conftest import District


def test_a_mistake_is_taken_back_once(district: District) -> None:
    person = district.person(document=PASSPORT)
    path = f"/persons/{person}/real-name"
    district.ok("POST", f"{path}:prove", {"level": "paper"})
    assert district.ok("POST", f"{path}:withdraw", {"level": "paper"}) == {
        "id": person,
        "level": "nothing",
        "proofs": [],
    }
    again = district.refused("POST", f"{path}:withdraw", {"level": "paper"})
    assert again["code"] == "identity.nothing_proven"
    never = district.refused("POST", f"/persons/{district.person()}/real-name:withdraw", {"level": "paper"})
    assert never["code"] == "identity.nothing_proven"


def test_another_number_undoes_what_was_seen(district: District) -> None:
    person = district.person(document=PASSPORT)
    path = f"/persons/{person}/real-name"
    district.ok("POST", f"{path}:prove", {"level": "paper"})
    district.ok("PATCH", f"/persons/{person}", {"phone": "13812346201"})
    assert district.ok("GET", path)["level"] == "paper"
    district.ok("PATCH", f"/persons/{person}", {"document": {**PASSPORT, "number": "Y1234567"}})
    assert district.ok("GET", path)["level"] == "nothing"
    events = district.house.events(district.code, "real_name", person)
    assert events == ["RealNameProven", "RealNameWithdrawn"]
