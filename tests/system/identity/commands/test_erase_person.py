# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.personal_events import BLANK
from services.identity.store import ERASE
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire, resident


def test_nothing_personal_is_left_and_the_history_is_whole(district: District) -> None:
    person_id, token = resident(district, phone="13812340098", citizen_id="320585199001010013")
    district.ok("POST", f"/persons/{person_id}:unmask", {"fields": ["phone"], "reason": "回访王小芳"})
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    before = district.house.events(district.code, "person", person_id)
    bring_forward(district, ERASE)
    fire(district)
    tx = district.house.read(district.code)
    person = tx.persons.get(person_id)
    assert (person.name, person.phone, person.citizen_id, person.active) == (BLANK, None, None, False)
    assert tx.accounts.first({"person_id": person_id}) is None
    history = tx.history("person", person_id).items
    assert [event.name for event in history] == [*before, "PersonErased"]
    assert [event.sequence for event in history] == list(range(1, len(history) + 1))
    assert (history[0].data.name, history[1].data.reason) == (BLANK, BLANK)  # type: ignore[attr-defined]
    assert tx.erasures.get(asked["id"]).state == "erased"
    assert district.refused("GET", "/sessions", token=token)["code"] == "unauthenticated"
    body = {"person_id": person_id, "document": "再来"}
    assert district.refused("POST", "/erasures", body)["code"] == "identity.erasure.asked_already"


def test_who_is_needed_again_by_then_stays(district: District) -> None:
    person_id, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    district.ok("POST", "/roles/grants", {"person_id": person_id, "role": "handler", "path": district.path})
    bring_forward(district, ERASE)
    fire(district)
    tx = district.house.read(district.code)
    assert tx.persons.get(person_id).name == "王小芳"
    kept = tx.erasures.get(asked["id"])
    assert (kept.state, kept.reason) == ("refused", "role")
