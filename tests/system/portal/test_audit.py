# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit page: acts of all services together, looked for, and as a file; for administrators alone."""

import re
from collections.abc import Callable
from uuid import uuid4

from scripts.services import SERVICES
from tests.system.portal import money
from tests.system.portal.conftest import Browser

Come = Callable[[str], Browser]
EXPORTS = "/audit/exports"


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


def test_the_same_is_a_file_of_each_service(come: Come) -> None:
    admin = come("admin")
    admin.get("/audit?act=RoleGranted")
    form = admin.form("export_acts")
    assert form["act"] == "RoleGranted"
    assert admin.send(EXPORTS, **form).headers["Location"] == EXPORTS
    again = admin.send(EXPORTS, **form)
    assert again.status_code == 303, "sent twice it is begun once"
    money.until(lambda: len(files(admin)) == len(SERVICES), "the files were never written")
    for service, path in files(admin).items():
        got = admin.get(path)
        assert got.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert f'filename="audit-{service}-' in got.headers["Content-Disposition"]
        assert got.text.lstrip("\ufeff").startswith("at,service,act,actor")


def test_what_is_asked_wrongly_makes_no_file(come: Come) -> None:
    admin = come("admin")
    admin.get("/audit")
    before = admin.get(EXPORTS).text.count(f'href="{EXPORTS}/')
    admin.get("/audit")
    page = admin.send(EXPORTS, **admin.form("export_acts"), since="2026-03-02", until="2026-03-01")
    assert (page.status_code, 'role="alert"' in page.text) == (422, True)
    assert admin.form("export_acts")["until"] == "2026-03-01"
    assert admin.get(EXPORTS).text.count(f'href="{EXPORTS}/') == before
    assert admin.send(EXPORTS, **{**admin_form(admin), "action": "other"}).status_code == 400
    assert admin.get(f"{EXPORTS}/portal/{uuid4()}").status_code == 404
    assert admin.get(f"{EXPORTS}/identity/{uuid4()}").status_code == 404


def files(admin: Browser) -> dict[str, str]:
    """The path of each file by its service."""
    shown = admin.get(EXPORTS).text
    return {path.split("/")[3]: path for path in re.findall(f'href="({EXPORTS}/[^"]+)"', shown)}


def admin_form(admin: Browser) -> dict[str, str]:
    admin.get("/audit")
    return admin.form("export_acts")


def test_others_see_nothing_of_it(come: Come) -> None:
    for who in ("resident", "dispatcher"):
        assert come(who).get("/audit").status_code == 403
        assert come(who).get(EXPORTS).status_code == 403
