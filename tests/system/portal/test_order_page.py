# SPDX-License-Identifier: AGPL-3.0-or-later
"""One order's page: what each side can put right, the number to call, and what is new."""

import io
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PIL import Image
from pymongo import MongoClient

from services.portal.texts.formats import CHINA
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, UNIT, Town

NUMBER = re.compile(r"\b\d{4}-\d{4}\b")


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(written, "JPEG")
    return written.getvalue()


def reported(resident: Browser, **changed: str) -> str:
    """The path of a new order's page, which the browser then shows."""
    resident.get("/report")
    asked = {"category": "lamp", "place_path": UNIT, "description": "楼道的灯不亮，晚上看不清台阶。"}
    sent = resident.send("/report", **resident.form() | asked | changed)
    assert sent.status_code == 303, sent.text
    return resident.get(sent.headers["Location"]).url.path


def test_the_confirmation_has_a_number_to_say_and_what_comes_next(resident: Browser) -> None:
    reported(resident)
    assert resident.page is not None
    assert NUMBER.search(resident.page.text)
    assert "前接单" in resident.page.text
    assert 'class="qr"' in resident.page.text, "the printed sheet leads back to the page"


def test_the_reporter_rewords_adds_a_picture_and_takes_it_back(resident: Browser) -> None:
    path = reported(resident)
    better = resident.form("amend") | {"description": "三楼楼道的灯不亮。", "address": "三楼"}
    assert resident.send(path, **better).status_code == 303
    assert "三楼楼道的灯不亮。" in resident.get(path).text
    form = resident.form("add_photos")
    sent = resident.http.post(
        path, data=form, files=[("photos", ("1.jpg", picture()))], follow_redirects=False
    )
    assert sent.status_code == 303, sent.text
    assert "处理前照片" in resident.get(path).text
    assert resident.send(path, **resident.form("withdraw") | {"reason": "自己修好了"}).status_code == 303
    page = resident.get(path).text
    assert "自己修好了" in page
    assert 'value="rate"' not in page


def test_the_page_says_which_files_went_when_their_time_was_over(resident: Browser, town: Town) -> None:
    path = reported(resident)
    tenant, order_id = UNIT.split("/")[1], path.rpartition("/")[2]
    gone = {"kind": "signature", "added_at": datetime(2026, 3, 2, 1, tzinfo=UTC), "digest": "5e" * 32}
    gone["gone_at"] = datetime(2029, 3, 4, 18, tzinfo=UTC)
    with MongoClient[dict[str, object]](town.mongodb_uri) as mongo:
        orders = mongo[f"{town.prefix}dispatch"]["orders"]
        done = orders.update_one({"_id": f"{tenant}/{order_id}"}, {"$set": {"gone": [gone]}})
    assert done.modified_count == 1
    page = resident.get(path).text
    shown = ("保存期限已到", "居民签名", 'datetime="2026-03-02', 'datetime="2029-03-0', "5e" * 8 + "…")
    assert [words for words in shown if words not in page] == []


def test_the_page_shows_the_form_with_its_limits_and_who_took_each_step(
    resident: Browser, staff: Browser
) -> None:
    path = reported(resident)
    staff.get(path)
    assert staff.send(path, **staff.form("accept")).status_code == 303
    form = staff.get(path).text.partition("各步骤的时限与办理情况")[2].partition("</table>")[0]
    assert re.findall(r'scope="row">([^<]+)<', form) == ["接单", "分配", "处理", "回访"]
    assert all(said in form for said in ("孙敏", "到场", "2 个工作日"))


def test_who_is_away_gets_an_order_only_with_a_reason(town: Town, resident: Browser, staff: Browser) -> None:
    path, handler = reported(resident), town.people["handler"].id
    staff.get(path)
    staff.send(path, **staff.form("accept"))
    order = town.call("dispatcher", "GET", "dispatch", path.removeprefix("/"))
    today = datetime.fromisoformat(order["reported_at"]).astimezone(ZoneInfo(CHINA)).date()
    body = {"person_id": handler, "place": NEIGHBOURHOOD, "since": f"{today}", "until": f"{today}"}
    away = town.call("dispatcher", "POST", "dispatch", "absences", body)
    try:
        assert " · 请假" in staff.get(path).text
        refused = staff.send(path, **staff.form("assign") | {"assignee_id": handler})
        assert (refused.status_code, "仍要分给他，请写明理由" in refused.text) == (409, True)
        assert 'aria-invalid="true"' in refused.text
        why = staff.form("assign") | {"assignee_id": handler, "despite": "只有他会修"}
        assert staff.send(path, **why).status_code == 303
        assert "虽然请假，仍分给他：只有他会修" in staff.get(path).text
        assert "只有他会修" not in resident.get(path).text
    finally:
        town.call("dispatcher", "POST", "dispatch", f"absences/{away['id']}:end")


def test_staff_corrects_what_it_is_and_how_urgent(resident: Browser, staff: Browser) -> None:
    path = reported(resident)
    staff.get(path)
    right = staff.form("correct") | {"category": "power-outage", "urgency": "U1"}
    assert staff.send(path, **right).status_code == 303
    assert "<h1>停电</h1>" in staff.get(path).text


def test_the_number_of_the_reporter_is_shown_on_purpose(resident: Browser, staff: Browser) -> None:
    path = reported(resident)
    shown = staff.get(path).text
    assert f'action="{path}/call"' in shown
    assert "13812345678" not in shown
    called = staff.send(f"{path}/call", csrf=staff.form("comment")["csrf"])
    assert (called.status_code, 'href="tel:13812345678"' in called.text) == (200, True)
    assert "no-store" in called.headers["Cache-Control"]
    assert f'action="{path}/call"' not in resident.get(path).text


def test_who_may_not_see_the_number_is_told_so(resident: Browser) -> None:
    path = reported(resident)
    refused = resident.send(f"{path}/call", csrf=resident.form("comment")["csrf"])
    assert (refused.status_code, "tel:138" in refused.text) == (403, False)
    forged = resident.send(f"{path}/call", csrf="guessed")
    assert forged.status_code == 403


def test_a_remark_is_new_until_the_page_was_seen(resident: Browser, staff: Browser) -> None:
    path = reported(resident)
    assert resident.send(path, **resident.form("comment") | {"text": "什么时候来？"}).status_code == 303
    assert "1 条新留言" not in resident.get(path).text
    assert "有 1 条新留言。" in staff.get(path).text
    assert "条新留言" not in staff.get(path).text
