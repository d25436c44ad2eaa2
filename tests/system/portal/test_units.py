# SPDX-License-Identifier: AGPL-3.0-or-later
"""A unit: owners with shares and through time, who lives there, vehicles; people are named by telephone."""

from collections.abc import Callable
from itertools import count

import pytest

from tests.system.portal.conftest import Browser
from tests.town import Town

Come = Callable[[str], Browser]
BUILDING = "/320585/001/002/c01/b03"
_CODES = count(901)


@pytest.fixture
def unit(town: Town) -> str:
    """The id of a unit of the test's own."""
    building = town.call("admin", "GET", "identity", "places", under=BUILDING, limit="1")["items"][0]
    body = {"kind": "unit", "code": f"u{next(_CODES)}", "name": "九楼", "parent_id": building["id"]}
    area = {"exclusive_area": {"dm2": 9000, "source": "survey"}}
    return str(town.call("admin", "POST", "identity", "places", body | area)["id"])


def person(town: Town, name: str, phone: str) -> None:
    given = {"name": name, "phone": phone, "path": BUILDING}
    town.call("admin", "POST", "identity", "persons", given)


def test_a_sale_adds_to_the_record_and_changes_nothing_before_it(come: Come, town: Town, unit: str) -> None:
    for number, name in enumerate(("苏一", "卫二", "蒋三")):
        person(town, name, f"1386230001{number}")
    admin, page = come("admin"), f"/units/{unit}"
    assert "没有登记业主。" in admin.get(page).text
    form = {"owners": "13862300010 1/3\n13862300011 2/3", "since": "2024-05-01"}
    sent = admin.send(page, **admin.form("register_ownership"), **form)
    assert sent.status_code == 303, sent.text
    admin.get(page)
    sold = admin.send(page, **admin.form("register_ownership"), owners="13862300012", since="2025-02-01")
    assert sold.status_code == 303, sold.text
    shown = admin.get(page).text
    assert "苏* 1/3、卫* 2/3" in shown
    assert "蒋* 1" in shown
    assert "13862300010" not in shown
    past = admin.send(page, **admin.form("register_ownership"), owners="13862300010", since="2024-12-31")
    assert (past.status_code, "更早的登记不能覆盖它" in past.text) == (409, True)


def test_what_is_wrong_with_owners_stands_at_them(come: Come, town: Town, unit: str) -> None:
    person(town, "沈四", "13862300020")
    admin, page = come("admin"), f"/units/{unit}"
    admin.get(page)
    for owners in ("13862309999", "13862300020 a third", "13862300020 1/0", ""):
        form = {"owners": owners, "since": "2024-05-01"}
        refused = admin.send(page, **admin.form("register_ownership"), **form)
        assert (refused.status_code, 'id="register_ownership-owners-error"' in refused.text) == (422, True)
    form = {"owners": "13862300020 1/2", "since": "2024-05-01"}
    refused = admin.send(page, **admin.form("register_ownership"), **form)
    assert (refused.status_code, 'role="alert"' in refused.text) == (422, True)


def test_a_lessee_moves_in_has_a_vehicle_and_moves_out(come: Come, town: Town, unit: str) -> None:
    person(town, "韩五", "13862300030")
    admin, page = come("admin"), f"/units/{unit}"
    admin.get(page)
    form = {"phone": "13862300030", "kind": "lessee", "since": "2025-03-01"}
    assert admin.send(page, **admin.form("move_in"), **form).status_code == 303
    admin.get(page)
    form = {"phone": "13862300030", "plate": "苏E2A8C6"}
    assert admin.send(page, **admin.form("register_vehicle"), **form).status_code == 303
    shown = admin.get(page).text
    assert "租户" in shown
    assert "苏E" in shown
    assert "苏E2A8C6" not in shown
    held = town.call("admin", "GET", "identity", "places/" + unit)["path"]
    lives = town.call("admin", "GET", "identity", "occupancies", under=held)["items"][0]["id"]
    missing = admin.send(page, **admin.form("move_out"), id=lives)
    assert missing.status_code == 422
    admin.get(page)
    assert admin.send(page, **admin.form("move_out"), id=lives, until="2026-02-28").status_code == 303
    assert 'value="move_out"' not in admin.get(page).text


@pytest.mark.parametrize("who", ["resident", "dispatcher", "handler"])
def test_others_do_not_see_who_lives_where(come: Come, unit: str, who: str) -> None:
    assert come(who).get(f"/units/{unit}").status_code == 403


def test_a_parking_space_is_given_and_free_again(come: Come, town: Town, unit: str) -> None:
    person(town, "车位主", "13862300050")
    place = town.call("admin", "GET", "identity", f"places/{unit}")
    compound = town.call("admin", "GET", "identity", "places", under="/320585/001/002/c01", limit="1")
    admin, page = come("admin"), f"/places/{compound['items'][0]['id']}/parking"
    admin.get(page)
    made = admin.send(page, **admin.form("register_space"), number=place["code"], kind="fixed")
    assert made.status_code == 303, made.text
    space = town.call("admin", "GET", "identity", "parking-spaces", under="/320585/001/002/c01")["items"][-1]
    admin.get(page)
    given = {"id": space["id"], "phone": "13862300050", "tenure": "owner", "since": "2026-01-01"}
    unknown = admin.send(page, **admin.form("hold_space"), **given, unit="b99/u1")
    assert (unknown.status_code, 'id="hold_space-unit-error"' in unknown.text) == (422, True)
    held = admin.send(page, **admin.form("hold_space"), **given, unit=f"b03/{place['code']}")
    assert held.status_code == 303, held.text
    shown = admin.get(f"/units/{unit}").text
    assert "产权人" in shown
    assert page in shown
    admin.get(page)
    freed = admin.send(page, **admin.form("free_space"), id=space["id"], until="2026-02-01")
    assert freed.status_code == 303, freed.text
