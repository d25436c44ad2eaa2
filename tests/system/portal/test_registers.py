# SPDX-License-Identifier: AGPL-3.0-or-later
"""A register of units through the pages: uploaded, mapped, tried, taken in, reported; and what is wrong."""

from collections.abc import Callable
from time import monotonic, sleep

import httpx

from tests.system.portal.conftest import Browser
from tests.system.portal.test_imports import typed
from tests.unit.dispatch.workbooks import workbook
from tests.unit.identity.registers import HEADER, csv, row

TAKES_LONG = "an import is waited for, with the whole town"
Come = Callable[[str], Browser]
WAIT_S = 60
ROWS = (
    row(building="88号楼", phone="13912340001", share="1/2", representative="是"),
    row(building="88号楼", name="李梅", phone="13912340002", share="1/2"),
    row(building="88号楼", unit="102", name="王芳", phone="13912340003", citizen_id="110101198001010011"),
)


def send_register(admin: Browser, content: bytes, name: str = "业主.csv", **more: str) -> httpx.Response:
    page = admin.get("/registers").text
    at = page.partition('<select id="at"')[2].partition("</select>")[0].split('value="/')[1].partition('"')[0]
    fields = {"source": "property-office", "as_of": "2024-03-02", "at": f"/{at}", **more}
    files = {"table": (name, content)}
    sent = admin.http.post("/registers", data=admin.form() | fields, files=files, follow_redirects=False)
    admin.page = sent
    return sent


def test_a_register_is_mapped_tried_imported_and_reported(come: Come) -> None:
    admin = come("admin")
    sent = send_register(admin, csv(*ROWS, encoding="gbk"), batch="2024-03")
    assert sent.status_code == 303, sent.text
    columns = sent.headers["Location"]
    given = typed(admin.get(columns).text)
    assert (given["column_building"], given["column_citizen_id"]) == ("楼栋", "身份证号")
    assert (given["area_source"], "租客 = 租户" in given["relations"]) == ("registry", True)
    given.pop("zone")
    sent = admin.send(columns, **given | admin.form())
    assert sent.status_code == 303, sent.text
    trial = admin.get(sent.headers["Location"]).text
    assert "第 4 行：“身份证号”不是有效的身份证号码" in trial
    sent = admin.send(sent.headers["Location"], **admin.form())
    assert sent.status_code == 303, sent.text
    run, until = sent.headers["Location"], monotonic() + WAIT_S
    while f"{run}/report" not in admin.get(run).text:
        assert monotonic() < until, admin.page.text
        sleep(0.5)
    report = admin.get(f"{run}/report").text.splitlines()
    assert report[1:3] == ["2,88号楼 101,新建,", "3,88号楼 101,新建,"]
    assert "业主.csv" in admin.get("/registers").text
    other = send_register(admin, workbook(HEADER, *ROWS[:1]), "业主.xlsx", batch="2024-03")
    page = other.headers["Location"]
    given = typed(admin.get(page).text)
    given.pop("zone")
    trial = admin.send(page, **given | admin.form()).headers["Location"]
    admin.get(trial)
    refused = admin.send(trial, **admin.form())
    assert (refused.status_code, "批次“2024-03”以前导入过" in refused.text) == (409, True)


def test_what_is_wrong_is_told_and_nobody_else_imports(come: Come) -> None:
    admin = come("admin")
    refused = send_register(admin, b"PK\x03\x04 no workbook")
    assert (refused.status_code, "不是有效的 XLSX" in refused.text) == (422, True)
    columns = send_register(admin, csv(*ROWS)).headers["Location"]
    given = typed(admin.get(columns).text) | admin.form() | {"column_unit": ""}
    given.pop("zone")
    refused = admin.send(columns, **given)
    assert (refused.status_code, "还没有说明" in refused.text) == (422, True)
    assert come("dispatcher").get("/registers").status_code == 403
