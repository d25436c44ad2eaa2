# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit page: acts of all services together, looked for, and as a file; for administrators alone."""

from collections.abc import Callable

from tests.system.portal.conftest import Browser

Come = Callable[[str], Browser]


def test_acts_are_looked_for_in_all_services(come: Come) -> None:
    admin = come("admin")
    shown = admin.get("/audit")
    assert shown.status_code == 200
    assert 'role="alert"' not in shown.text
    none = admin.get("/audit?act=PersonUnmasked&since=2000-01-01&until=2000-01-02")
    assert "没有找到" in none.text
    assert 'value="PersonUnmasked"' in none.text


def test_what_is_asked_wrongly_is_told(come: Come) -> None:
    assert 'role="alert"' in come("admin").get("/audit?since=yesterday").text


def test_the_same_is_a_file(come: Come) -> None:
    got = come("admin").get("/audit.csv?act=RoleGranted")
    assert got.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert got.text.lstrip("\ufeff").startswith("at,service,act,actor")


def test_others_see_nothing_of_it(come: Come) -> None:
    for who in ("resident", "dispatcher"):
        assert come(who).get("/audit").status_code == 403
