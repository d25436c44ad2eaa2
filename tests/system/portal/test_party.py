# SPDX-License-Identifier: AGPL-3.0-or-later
"""Party organisations and their members: kept by administrators, with consent, and shown to nobody else."""

import re
from collections.abc import Callable

import pytest

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, UNIT, Town

Come = Callable[[str], Browser]
AGREED = {"consented_on": "2026-01-05", "since": "2026-01-05"}


@pytest.fixture(scope="module")
def organisation(town: Town) -> str:
    """The id of a community's organisation."""
    body = {"level": "community_organisation", "code": "p-portal", "name": "门户社区党委"}
    made = town.call("admin", "POST", "identity", "party-organisations", body | {"place_path": NEIGHBOURHOOD})
    return str(made["id"])


def test_an_organisation_is_founded_and_stands_in_the_tree(come: Come, organisation: str) -> None:
    admin = come("admin")
    admin.get(f"/party?place_path={NEIGHBOURHOOD}")
    form = {"name": "门户网格支部", "level": "grid_branch", "parent_id": organisation, "code": "portal-z1"}
    sent = admin.send(
        "/party", **admin.form("found_party_organisation"), **form, place_path=f"{NEIGHBOURHOOD}/c01"
    )
    assert sent.status_code == 303, sent.text
    assert "门户社区党委" in admin.get(sent.headers["Location"]).text
    assert "门户网格支部" in admin.get(f"/party/{organisation}").text
    admin.get("/party")
    form = {"name": "越级", "level": "building_group", "parent_id": organisation, "code": "portal-l1"}
    refused = admin.send(
        "/party", **admin.form("found_party_organisation"), **form, place_path=f"{NEIGHBOURHOOD}/c01"
    )
    assert (refused.status_code, "党组织的层级不对。" in refused.text) == (422, True)


def test_a_member_joins_registers_at_home_and_leaves(come: Come, town: Town, organisation: str) -> None:
    given = {"name": "鲁党员", "path": UNIT}
    person = town.call("admin", "POST", "identity", "persons", given)["id"]
    admin, page = come("admin"), f"/people/{person}/party"
    admin.get(page)
    joining = {"organisation_id": organisation, **AGREED}
    sent = admin.send(page, **admin.form("join_party"), **joining)
    assert sent.status_code == 303, sent.text
    assert "门户社区党委" in admin.get(page).text
    again = admin.send(page, **admin.form("join_party"), **joining)
    assert (again.status_code, "一名党员同时只属于一个组织" in again.text) == (409, True)
    admin.get(page)
    elsewhere = admin.send(page, **admin.form("report_member"), **AGREED, place="/320585")
    assert elsewhere.status_code == 422
    admin.get(page)
    at_home = admin.send(page, **admin.form("report_member"), **AGREED, place=NEIGHBOURHOOD)
    assert at_home.status_code == 303, at_home.text
    shown = admin.get(f"/party/{organisation}").text
    assert shown.count(f'href="{page}"') == 2
    assert "鲁党员" not in shown
    admin.get(page)
    membership = re.search(
        r'<select[^>]*id="leave_party-id".*?value="([0-9a-f-]{36})"', admin.page.text, re.DOTALL
    )
    assert membership
    empty = admin.send(page, **admin.form("leave_party"), id=membership[1])
    assert (empty.status_code, 'id="leave_party-until-error"' in empty.text) == (422, True)
    admin.get(page)
    left = admin.send(page, **admin.form("leave_party"), id=membership[1], until="2026-02-01")
    assert left.status_code == 303, left.text
    assert 'value="leave_party"' not in admin.get(page).text


@pytest.mark.parametrize("who", ["resident", "dispatcher", "handler"])
def test_nobody_else_sees_who_is_a_member(come: Come, town: Town, who: str, organisation: str) -> None:
    visitor = come(who)
    for page in ("/party", f"/party/{organisation}", f"/people/{town.people['resident'].id}/party"):
        assert visitor.get(page).status_code == 403
