# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reporting what has a form and a price, and proving what was done, in a browser without scripts."""

import io
import re

import pytest
from PIL import Image

from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, UNIT, Town

CLEANING = {"category": "cleaning", "place_path": UNIT, "description": "请来打扫厨房和客厅。"}
ROOMS = {"answers.rooms.kitchen": "yes", "answers.rooms.hall": "yes"}
ANSWERS = {"answers.hours": "3", "answers.pets": "no", **ROOMS}
OGG = b"OggS\x00\x02" + b"\x00" * 40


def picture(form: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(written, form)
    return written.getvalue()


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found, text
    return found[1]


def test_the_questions_of_a_category_come_when_it_is_chosen(resident: Browser) -> None:
    resident.get(f"/report?place={UNIT}")
    shown = resident.send("/report", **resident.form(), choose="category", **CLEANING)
    assert shown.status_code == 200
    for asked in ("需要几小时", "打扫哪里", "家里有宠物", "哪天上门", "注意事项"):
        assert asked in shown.text
    assert hidden(shown.text, "asked") == "cleaning"
    assert CLEANING["description"] in shown.text
    assert "增值服务" in shown.text
    assert "每小时" in shown.text


def test_who_sends_before_the_questions_were_shown_is_asked_them(resident: Browser) -> None:
    resident.get(f"/report?place={UNIT}")
    shown = resident.send("/report", **resident.form(), **CLEANING)
    assert (shown.status_code, "还有几个问题" in shown.text) == (200, True)


def test_a_price_is_worked_out_shown_and_accepted(resident: Browser) -> None:
    resident.get(f"/report?place={UNIT}&category=cleaning")
    asked = {**CLEANING, **ANSWERS, "asked": "cleaning", "another": "yes"}
    told = resident.send("/report", **resident.form() | asked)
    assert told.status_code == 409
    assert hidden(told.text, "accepted_price") == "18000"
    assert "180.00" in told.text
    forged = asked | {"accepted_price": "1", "accept": "yes"}
    again = resident.send("/report", **resident.form() | forged)
    assert (again.status_code, hidden(again.text, "accepted_price")) == (409, "18000")
    accepted = asked | {"accepted_price": "18000", "accept": "yes"}
    sent = resident.send("/report", **resident.form() | accepted)
    assert sent.status_code == 303, sent.text
    page = resident.get(sent.headers["Location"]).text
    assert "厨房、客厅" in page
    assert "需要几小时" in page
    assert "180.00" in page


def test_what_is_wrong_with_an_answer_stands_at_its_question(resident: Browser) -> None:
    resident.get(f"/report?place={UNIT}&category=cleaning")
    wrong = {"answers.hours": "9", "answers.pets": ""}
    asked = {**CLEANING, **ANSWERS, "asked": "cleaning", "another": "yes", **wrong}
    told = resident.send("/report", **resident.form() | asked)
    assert told.status_code == 422
    assert 'href="#answers.hours"' in told.text
    assert "需要几小时：不能大于 8。" in told.text
    assert "家里有宠物：请填写这一项。" in told.text
    assert 'value="9"' in told.text


def test_the_questions_are_put_in_english_too(resident: Browser) -> None:
    resident.http.cookies.set("linli_language", "en")
    shown = resident.get(f"/report?place={UNIT}&category=cleaning").text
    assert "How many hours" in shown
    assert "Value-added" in shown
    resident.http.cookies.delete("linli_language")


@pytest.fixture
def roof(town: Town) -> str:
    """The page of an order that must be proven, which the handler has."""
    order_id = town.report("roof", "roof", "楼顶漏水，三楼天花板湿了。", f"{NEIGHBOURHOOD}/c01/b03")
    town.act("dispatcher", "roof", "accept")
    town.act("dispatcher", "roof", "assign", assignee_id=town.people["handler"].id)
    return f"/orders/{order_id}"


def test_the_work_is_proven_step_by_step(come, roof: str, resident: Browser) -> None:  # type: ignore[no-untyped-def]
    handler: Browser = come("handler")
    handler.get(roof)
    refused = handler.send(roof, **handler.form("start"))
    assert (refused.status_code, "还缺证据：处理前照片。" in refused.text) == (422, True)
    for kind, name, content in (
        ("before", "1.jpg", picture("JPEG")),
        ("during", "2.jpg", picture("JPEG")),
        ("after", "3.jpg", picture("JPEG")),
        ("voice", "4.ogg", OGG),
        ("signature", "5.png", picture("PNG")),
    ):
        handler.get(roof)
        form = handler.form("add_evidence") | {"kind": kind}
        sent = handler.http.post(roof, data=form, files=[("files", (name, content))], follow_redirects=False)
        assert sent.status_code == 303, sent.text
    handler.get(roof)
    form = handler.form("add_evidence") | {"kind": "location", "location": "31.45， 121.10"}
    assert handler.send(roof, **form).status_code == 303
    handler.get(roof)
    assert handler.send(roof, **handler.form("start")).status_code == 303
    handler.get(roof)
    assert handler.send(roof, **handler.form("finish"), result="补好了").status_code == 303
    page = resident.get(roof).text
    shown = ("处理前照片", "处理中照片", "处理后照片", "居民签名", "录音", "31.45, 121.1", "order-evidence")
    assert [words for words in shown if words not in page] == []
    voice = re.search(r'<audio[^>]*src="([^"]+)"', page)
    assert voice
    heard = resident.http.get(voice[1])
    assert (heard.status_code, heard.headers["Content-Type"]) == (200, "audio/ogg")


def test_evidence_of_another_kind_is_refused_with_a_sentence(come, roof: str) -> None:  # type: ignore[no-untyped-def]
    handler: Browser = come("handler")
    handler.get(roof)
    form = handler.form("add_evidence") | {"kind": "signature"}
    sent = handler.http.post(roof, data=form, files=[("files", ("1.jpg", picture("JPEG")))])
    assert (sent.status_code, "不能用这种文件" in sent.text) == (422, True)
    handler.get(roof)
    form = handler.form("add_evidence") | {"kind": "location", "location": "楼顶"}
    assert handler.send(roof, **form).status_code == 422
