# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offices in the portal: leaders appointed, put off, ended; handovers signed by both; committees."""

import io
import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from PIL import Image

from services.identity.domain import identifiers
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town

Come = Callable[[str], Browser]
COMPOUND = f"{NEIGHBOURHOOD}/c01"
_CODES = count(1)


def building(town: Town) -> dict[str, Any]:
    """One of the test's own."""
    compound = town.call("admin", "GET", "identity", "places", under=COMPOUND, limit="1")["items"][0]
    body = {"kind": "building", "code": f"o{next(_CODES)}", "parent_id": compound["id"]}
    return town.call("admin", "POST", "identity", "places", {**body, "name": "任职楼"})


def person(town: Town, name: str, phone: str) -> str:
    given = {"name": name, "phone": phone, "path": COMPOUND}
    return str(town.call("admin", "POST", "identity", "persons", given)["id"])


def picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(kept, "JPEG")
    return kept.getvalue()


@pytest.fixture
def handover(town: Town) -> str:
    """The page of a handover between two who can log in."""
    place = building(town)
    for key, name in (("leaver", "前任楼长"), ("taker", "新任楼长")):
        if key not in town.people:
            town.settle(key, name, "resident")
    term = {"place_id": place["id"], "since": "2026-01-01", "until": "2026-12-31"}
    first = {**term, "person_id": town.people["leaver"].id}
    office = town.call("admin", "POST", "identity", "offices", first)["id"]
    left = {"leaving": "resigned", "until": "2026-02-01"}
    town.call("admin", "POST", "identity", f"offices/{office}:end", left)
    follows = {**term, "since": "2026-02-02", "person_id": town.people["taker"].id}
    town.call("admin", "POST", "identity", "offices", follows)
    return f"/offices/handovers/{office}"


def test_a_leader_is_appointed_put_off_and_ends_early(come: Come, town: Town) -> None:
    person(town, "楼长一", "13862340001")
    place = building(town)["path"]
    admin = come("admin")
    admin.get(f"/offices?place={place}")
    form = {"phone": "13862340001", "since": "2026-01-01", "until": "2026-12-31", "role": "grid_worker"}
    admin.get("/offices")
    sent = admin.send("/offices", **admin.form("appoint_leader"), **form, place=place)
    assert sent.status_code == 303, sent.text
    page = sent.headers["Location"]
    shown = admin.get(page).text
    assert "楼长一" in shown
    assert "网格员" in shown
    assert "楼长一" in admin.get("/offices").text
    again = admin.send("/offices", **admin.form("appoint_leader"), **form, place=place)
    assert (again.status_code, "任期不能重叠" in again.text) == (409, True)
    admin.get(page)
    too_far = admin.send(page, **admin.form("extend_office"), until="2029-12-31")
    assert (too_far.status_code, "任期太长" in too_far.text) == (422, True)
    admin.get(page)
    longer = admin.send(page, **admin.form("extend_office"), until="2027-03-31")
    assert longer.status_code == 303, longer.text
    admin.get(page)
    ended = admin.send(page, **admin.form("end_office"), leaving="resigned", until="2026-03-01")
    assert ended.status_code == 303, ended.text
    over = admin.get(page).text
    assert "辞职" in over
    assert "extend_office" not in over


def test_a_term_that_ends_before_it_begins_is_said_at_its_field(come: Come, town: Town) -> None:
    person(town, "楼长二", "13862340002")
    admin, place = come("admin"), building(town)["path"]
    admin.get("/offices")
    form = {"phone": "13862340002", "since": "2026-05-01", "until": "2026-04-30", "role": ""}
    refused = admin.send("/offices", **admin.form("appoint_leader"), **form, place=place)
    assert (refused.status_code, 'id="appoint_leader-until-error"' in refused.text) == (422, True)


def test_both_sides_sign_and_then_it_is_done(come: Come, handover: str) -> None:
    gives, takes = come("leaver"), come("taker")
    assert handover in gives.get("/offices").text
    items = ("住户联系资料", "楼道钥匙", "公告栏和物资")
    for item in items:
        gives.get(handover)
        fields = {**gives.form("sign_handover"), "item": item, "note": f"{item}已交"}
        shows = [("photo", ("1.jpg", picture()))]
        signed = gives.http.post(handover, data=fields, files=shows, follow_redirects=False)
        assert signed.status_code == 303, signed.text
        takes.get(handover)
        assert takes.send(handover, **takes.form("sign_handover"), item=item).status_code == 303
    shown = takes.get(handover).text
    assert "已办完" in shown
    assert "楼道钥匙已交" in shown
    files = re.findall(r'href="(/offices/files/[0-9a-f-]{36})"', shown)
    assert len(files) == len(items)
    assert takes.get(files[0]).headers["Content-Type"] == "image/jpeg"
    assert "sign_handover" not in shown


def test_who_is_neither_signs_nothing_and_staff_name_who_keeps_it(
    come: Come, town: Town, handover: str
) -> None:
    admin = come("admin")
    shown = admin.get(handover).text
    assert 'value="sign_handover"' not in shown
    person(town, "代管人", "13862340003")
    form = {"side": "receiver", "phone": "13862340003", "reason": "由居委会代管"}
    named = admin.send(handover, **admin.form("name_handover_party"), **form)
    assert named.status_code == 303, named.text
    assert "代管人" in admin.get(handover).text


def test_a_committee_gets_its_members_as_offices(come: Come, town: Town) -> None:
    person(town, "主任三", "13862340004")
    admin, place = come("admin"), building(town)["path"]
    admin.get("/committees")
    form = {"name": "任职楼业委会", "kind": "owners_committee", "place": place}
    days = {"term_start": "2026-01-01", "term_end": "2029-12-31"}
    made = admin.send("/committees", **admin.form("create_committee"), **form, **days)
    assert made.status_code == 303, made.text
    page = made.headers["Location"]
    admin.get(page)
    seat = {"phone": "13862340004", "post": "chair", "since": "2026-01-01", "role": ""}
    assert admin.send(page, **admin.form("seat_member"), **seat).status_code == 303
    shown = admin.get(page).text
    assert "主任三 · 主任" in shown
    assert "任职楼业委会" in admin.get("/committees").text


@pytest.mark.parametrize("who", ["resident", "handler"])
def test_committees_are_for_staff(come: Come, who: str) -> None:
    assert come(who).get("/committees").status_code == 403
    assert come(who).get("/offices").status_code == 200


def test_a_shop_stands_among_the_subjects_until_it_closes(come: Come, town: Town) -> None:
    person(town, "店主", "13862340005")
    admin = come("admin")
    admin.get("/companies")
    form = {"name": "拾光便利店", "credit_code": "92320585MA1P000A1X", "kind": "merchant"}
    wrong = admin.send("/companies", **admin.form("register_company"), **form, place=COMPOUND)
    assert (wrong.status_code, 'id="register_company-credit_code-error"' in wrong.text) == (422, True)
    form["credit_code"] = valid_code()
    homeless = admin.send("/companies", **admin.form("register_company"), **form, place="/320585")
    assert (homeless.status_code, 'id="register_company-place-error"' in homeless.text) == (422, True)
    made = admin.send(
        "/companies", **admin.form("register_company"), **form, place=COMPOUND, phone="13862340005"
    )
    assert made.status_code == 303, made.text
    page = made.headers["Location"]
    assert "店" in admin.get(page).text
    assert "拾光便利店" in admin.get("/subjects").text
    admin.get(page)
    assert admin.send(page, **admin.form("close_company"), until="2026-03-01").status_code == 303
    shown = admin.get(page).text
    assert "注销日期" in shown
    assert 'value="change_company"' not in shown


def valid_code() -> str:
    base = "92320585MA1P000A1"
    good = identifiers.Flaw.VALID
    codes = (base + last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY")
    return next(code for code in codes if identifiers.check_credit_code(code) is good)
