# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.personal_events import BLANK
from services.chassis.store.audit import AuditEntry, entry_id
from services.chassis.values import Principal
from services.identity.store import LOOK
from tests.system.identity import feeds
from tests.system.identity.conftest import District
from tests.system.identity.rights import (
    answered,
    bring_forward,
    carried_out,
    due,
    fire,
    granted,
    name_of,
    resident,
    shown,
)


def test_nothing_personal_is_left_and_the_history_is_whole(district: District) -> None:
    person_id, token = resident(district, phone="13812340098", citizen_id="320585199001010013")
    district.ok("POST", f"/persons/{person_id}:unmask", {"fields": ["phone"], "reason": "回访王小芳"})
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    before = district.house.events(district.code, "person", person_id)
    carried_out(district, asked["id"])
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


NUMBER, PHONE, DAY = feeds.citizen_id(7), "13812340098", "2024-03-01T08:00:00+08:00"


def erased(district: District, person_id: str, token: str) -> None:
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    carried_out(district, asked["id"])
    assert district.house.read(district.code).persons.get(person_id).name == BLANK


def known_to_sources(district: District) -> tuple[str, str]:
    """Somebody of whom sources tell by number and without, and whose vehicles they name: (id, token)."""
    unit = district.tree()["unit"]["path"]
    person_id, token = resident(district, phone=PHONE, citizen_id=NUMBER)
    for source in (feeds.POPULATION, feeds.VEHICLES):
        feeds.agreed(district, source)
    who = {"name": "王小芳", "phone": PHONE}
    stay = {"unit_path": unit, "since": "2023-01-01", "until": "2023-12-31"}
    people = [
        {"key": "1", **who, "citizen_id": NUMBER, **stay},
        {"key": "2", **who, **stay},
        {"key": "3", **who, **stay, "name": "王大芳", "citizen_id": NUMBER},
        {"key": "4", "name": "李四", "citizen_id": feeds.citizen_id(8), **stay},
    ]
    feeds.delivered(district, DAY, people)
    vehicles = [
        {"key": "1", **who, "citizen_id": NUMBER, "plate": "苏E12345"},
        {"key": "2", **who, "plate": "苏E12346"},
        {"key": "3", "name": "李四", "citizen_id": feeds.citizen_id(8), "plate": "苏E12347"},
    ]
    feeds.delivered(district, DAY, vehicles, feeds.VEHICLES)
    for question in feeds.asked(district):
        if "merge" in question["possible"]:
            feeds.decided(district, question, "merge", person_id=person_id)
    return person_id, token


def test_nothing_is_left_of_what_sources_said_or_were_asked(district: District) -> None:
    person_id, token = known_to_sources(district)
    tx = district.house.read(district.code)
    before = (tx.feed_records.count({}), tx.feed_subjects.count({}), tx.feed_conflicts.count({}))
    assert before[0] == 7, before
    assert before[2] >= 3, before
    erased(district, person_id, token)
    tx = district.house.read(district.code)
    [other] = [one for one in tx.persons.list({"within": district.path}, limit=500) if one.name == "李四"]
    [vehicle] = tx.vehicles.list({"person_id": other.id})
    assert {one.about_id for one in tx.feed_subjects.list({})} == {other.id, vehicle.id}
    assert sorted(one.source for one in tx.feed_records.list({})) == [feeds.VEHICLES, feeds.POPULATION]
    assert tx.feed_conflicts.list({}) == []
    assert all(row.sealed == "" for row in tx.feed_rows.list({}))


def test_who_was_erased_does_not_come_back_by_a_feed(district: District) -> None:
    person_id, token = known_to_sources(district)
    erased(district, person_id, token)
    tx = district.house.read(district.code)
    unit = tx.places.first({"kind": "unit"})
    assert unit is not None
    row = {"key": "1", "name": "王小芳", "citizen_id": NUMBER, "unit_path": unit.path}
    batch = feeds.delivered(district, "2024-04-01T08:00:00+08:00", [row])
    assert batch["created"] == 1
    assert district.house.read(district.code).persons.get(person_id).name == BLANK


def test_who_is_needed_again_by_then_waits(district: District) -> None:
    person_id, token, erasure_id = granted(district)
    role = {"person_id": person_id, "role": "handler", "path": district.path}
    grant = district.ok("POST", "/roles/grants", role)
    due(district)
    answered(district, erasure_id)
    assert [one["kind"] for one in shown(district, token)["matters"]] == ["role"]
    assert name_of(district, person_id) == "王小芳"
    district.house.call("DELETE", f"/roles/grants/{grant['id']}", district.token)
    bring_forward(district, LOOK, days=2)
    fire(district)
    answered(district, erasure_id)
    fire(district)
    assert name_of(district, person_id) == BLANK


def test_the_whole_way_of_one_with_nothing_open(district: District) -> None:
    person_id, _, erasure_id = granted(district)
    carried_out(district, erasure_id)
    assert name_of(district, person_id) == BLANK
    events = district.house.events(district.code, "erasure", erasure_id)
    assert "ErasureWaits" not in events


def test_the_name_of_the_log_in_goes_unless_the_audit_trail_took_it_in_whole(district: District) -> None:
    store, by = district.house.store, Principal(district.code, "test", "test")
    logins = {}
    for login, is_sealed in (("old", True), ("new", False)):
        person_id, token = resident(district, login)
        account = store.reader(by).accounts.first({"person_id": person_id})
        assert account is not None
        created = store.reader(by).history("account", account.id).items[0]
        if is_sealed:
            about = (created.id, created.time, "admin", "AccountCreated", f"account/{account.id}", (), "")
            entry = AuditEntry(entry_id(99), *about, "digest", "", "", "head")
            store.transact(by, lambda tx, entry=entry: tx.audit_entries.add(entry))
        erased(district, person_id, token)
        logins[login] = store.reader(by).history("account", account.id).items[0].data.login  # type: ignore[attr-defined]
    assert logins == {"old": f"old@{district.code}", "new": BLANK}
    store.transact(by, lambda tx: tx.audit_entries.remove(tx.audit_entries.get(entry_id(99))))
