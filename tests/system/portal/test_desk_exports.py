# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of orders in the portal: from what the desk shows to the file."""

import io
from collections.abc import Callable

import openpyxl

from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import sent
from tests.town import NEIGHBOURHOOD, Town

Come = Callable[[str], Browser]
EXPORTS = "/desk/exports"
ASKED = {"place": NEIGHBOURHOOD, "since": "2026-03-01", "until": "2026-03-31"}


def test_what_the_desk_shows_becomes_a_table(town: Town, come: Come) -> None:
    desk = come("dispatcher")
    shown = desk.get("/desk?urgency=U1&since=2026-03-01").text
    assert f'href="{EXPORTS}?urgency=U1&amp;since=2026-03-01"' in shown
    form = desk.get(f"{EXPORTS}?urgency=U1&since=2026-03-01").text
    assert [one for one in ('value="2026-03-01"', 'value="U1" selected') if one not in form] == []
    assert "反映人姓名" not in form
    job = str(sent(desk, EXPORTS, "export_orders", **ASKED, table="xlsx", state="submitted").url.path)
    money.until(lambda: "下载" in desk.get(job).text, "the table was never written")
    file = desk.get(f"{job}/file")
    assert file.headers["Content-Disposition"].endswith('2026-03-01-2026-03-31.xlsx"')
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    states = {row[5] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert states == {"submitted"}


def test_names_are_offered_to_supervisors_alone(come: Come) -> None:
    assert "反映人姓名" in come("supervisor").get(EXPORTS).text
    assert come("resident").get(EXPORTS).status_code == 403


def test_too_many_days_are_refused(come: Come) -> None:
    desk = come("dispatcher")
    desk.get(EXPORTS)
    page = desk.send(EXPORTS, **desk.form("export_orders") | ASKED | {"until": "2027-03-31", "table": "csv"})
    assert (page.status_code, 'id="export_orders-until-error"' in page.text) == (422, True)
