# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from tests.system.identity.conftest import District
from tests.system.identity.log_in.phone_codes import allowed, ask, code_sent_to, give
from tests.system.identity.log_in.test_request_reset import resident

PASSPORT = {"kind": "passport", "country": "FRA", "number": "X1234567"}


def claims(district: District, login: str) -> dict[str, Any]:
    token = district.house.log_in(login)["access_token"]
    return district.house.claims(token)


def test_staff_see_a_paper_and_the_token_says_what_is_open(district: District) -> None:
    district.ok("PUT", "/policies/real-name", {"votes": "paper", "bills": "phone"})
    person, _ = district.staff("resident", district.path, "limei")
    assert claims(district, f"limei@{district.code}")["lacks"] == {"votes": "paper", "bills": "phone"}
    path = f"/persons/{person}/real-name"
    assert district.ok("GET", path)["level"] == "nothing"
    missing = district.refused("POST", f"{path}:prove", {"level": "paper"})
    assert (missing["status"], missing["code"]) == (409, "identity.nothing_to_prove")
    district.ok("PATCH", f"/persons/{person}", {"document": PASSPORT})
    shown = district.ok("POST", f"{path}:prove", {"level": "paper", "note": "护照原件"})
    (proof,) = shown["proofs"]
    assert (shown["level"], proof["note"], len(proof["by"])) == ("paper", "护照原件", 36)
    assert "lacks" not in claims(district, f"limei@{district.code}")
    assert district.house.events(district.code, "real_name", person) == ["RealNameProven"]


def test_a_code_by_text_message_proves_the_phone(district: District) -> None:
    login = resident(allowed(district), "13812346101")
    browser, _ = ask(district, login)
    give(district, browser, login, code_sent_to(district, "13812346101"))
    account = district.house.read(district.code).accounts.first({"login": login})
    assert account is not None
    shown = district.ok("GET", f"/persons/{account.person_id}/real-name")
    assert (shown["level"], shown["proofs"][0]["by"]) == ("phone", "code")


def test_nobody_proves_themselves_or_without_the_right(district: District) -> None:
    own = district.house.read(district.code).accounts.first({"login": f"admin@{district.code}"})
    assert own is not None
    refused = district.refused("POST", f"/persons/{own.person_id}/real-name:prove", {"level": "paper"})
    assert refused["code"] == "identity.own_proof"
    person, token = district.staff("handler", district.path)
    for path in (district.person(), person):
        answer = district.refused("POST", f"/persons/{path}/real-name:prove", {"level": "paper"}, token)
        assert answer["code"] == "forbidden"
    assert district.house.call("GET", f"/persons/{person}/real-name", token).status_code == 200
    other = district.house.call("GET", f"/persons/{own.person_id}/real-name", token)
    assert other.status_code == 403, "others' is no business of theirs"


def test_what_an_owner_shows_needs_a_unit(district: District) -> None:
    person = district.person(document={**PASSPORT, "number": "X7654321"})
    path = f"/persons/{person}/real-name:prove"
    assert district.refused("POST", path, {"level": "owner_record"})["code"] == "identity.nothing_to_prove"
    unit = district.tree()["unit"]["id"]
    owners = {"owners": [{"person_id": person}], "representative_id": person, "since": "2020-01-01"}
    district.ok("PUT", f"/units/{unit}/ownership", owners)
    assert district.ok("POST", path, {"level": "owner_record"})["level"] == "owner_record"
