# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages and notices in the portal: a notice is written, reviewed, published, told, read, and counted."""

import re
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from uuid import uuid4

from services.chassis.clock import monotonic, pause
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD

Come = Callable[[str], Browser]
SECONDS = 30
COMPOUND = f"{NEIGHBOURHOOD}/c01"
KEY, AUTH = (
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "BTBZMqHH6r4Tts7J_aSIgg",
)
"""Of RFC 8291, appendix A."""


def published(come: Come) -> tuple[str, str]:
    """A notice that the dispatcher wrote and the administrator reviewed: its page and its title."""
    writer, head, title = come("dispatcher"), come("admin"), f"停水{uuid4().hex[:6]}"
    writer.get("/notice-desk/new")
    notice = {"title": title, "text": "周三停水。", "place_path": COMPOUND, "audience": "residents"}
    page = writer.send("/notice-desk/new", **writer.form(), **notice).headers["Location"].partition("?")[0]
    head.get(page)
    assert head.send(page, **head.form("review")).status_code == 303
    writer.get(page)
    assert writer.send(page, **writer.form("publish")).status_code == 303
    return page, title


def inbox(reader: Browser) -> str:
    """All of its pages: log-ins of other tests, told of by the system's clock, stand first."""
    pages, after = "", "/inbox"
    while after:
        page = reader.get(after).text
        further = re.search(r'rel="next" href="([^"]+)"', page)
        pages, after = pages + page, unescape(further[1]) if further else ""
    return pages


def test_a_notice_is_told_to_who_lives_there_and_staff_see_who_has_read(come: Come):
    page, title = published(come)
    resident = come("resident")
    ends = monotonic() + SECONDS
    while title not in inbox(resident) and monotonic() < ends:
        pause(0.2)
    assert title in inbox(resident)
    assert title in resident.get("/notices").text
    assert "周三停水。" in resident.get(page).text
    desk = come("dispatcher").get(page.replace("/notices/", "/notice-desk/") + "/reach")
    assert desk.status_code == 200
    assert title in desk.text


def test_all_is_marked_as_read(come: Come):
    resident = come("resident")
    shown = resident.get("/inbox")
    if "未读" in shown.text:
        sent = resident.send("/inbox", **resident.form())
        assert sent.status_code == 303
    assert "未读" not in resident.get("/inbox").text


def test_settings_are_kept_and_a_wrong_number_is_told_at_its_field(come: Come):
    resident = come("resident")
    resident.get("/inbox/settings")
    sent = resident.send("/inbox/settings", **resident.form("save"), quiet_from="23:30", quiet_until="06:00")
    assert sent.status_code == 303, sent.text
    assert 'value="23:30"' in resident.get("/inbox/settings").text
    given = resident.form("save") | {"action": "give", "channel": "sms", "address": "12345"}
    wrong = resident.send("/inbox/settings", **given)
    assert wrong.status_code == 422


def test_push_is_turned_on_for_a_device_and_off_again(come: Come):
    resident = come("resident")
    resident.get("/inbox/settings")
    device = {"endpoint": "https://push.example/2", "p256dh": KEY, "auth": AUTH}
    wrong = resident.send("/inbox/settings", **resident.form("push") | device | {"p256dh": "none"})
    assert wrong.status_code == 422
    assert resident.send("/inbox/settings", **resident.form("push") | device).status_code == 303
    name = sha256(device["endpoint"].encode()).hexdigest()[:16]
    page = resident.get("/inbox/settings")
    assert f'data-browser="{name}"' in page.text
    assert "script-src 'self'; worker-src 'self'" in page.headers["Content-Security-Policy"]
    ended = resident.form("end") | {"browser": name}
    assert resident.send("/inbox/settings", **ended).status_code == 303
    assert f'data-browser="{name}"' not in resident.get("/inbox/settings").text
    again = resident.send("/inbox/settings", **resident.form("save") | {"action": "end", "browser": name})
    assert "这台设备的推送已经关闭。" in again.text


def test_a_resident_writes_no_notice(come: Come):
    assert come("resident").get("/notice-desk").status_code == 403


def test_a_group_is_added_listed_and_left(come: Come):
    admin, name = come("admin"), f"一号楼群{uuid4().hex[:6]}"
    admin.get("/notice-groups/new")
    given = {"name": name, "url": "https://robot.example/send?key=geheim", "place_path": COMPOUND}
    wrong = admin.send("/notice-groups/new", **admin.form(), **given, language="zh")
    assert wrong.status_code == 422
    given |= {"language": "zh", "matter-notices": "1", "matter-votes": "1"}
    assert admin.send("/notice-groups/new", **admin.form(), **given).status_code == 303
    listed = admin.get("/notice-groups").text
    assert name in listed
    assert "geheim" not in listed
    group = re.search(rf'name="group" value="([^"]+)">\n<h2>{name}', listed)
    assert group
    left = admin.form("leave") | {"group": group[1]}
    assert admin.send("/notice-groups", **left).status_code == 303
    assert name not in admin.get("/notice-groups").text
    again = admin.send("/notice-groups", **left | {"key": str(uuid4())})
    assert again.status_code == 409


def test_a_resident_adds_no_group(come: Come):
    assert come("resident").get("/notice-groups").status_code == 403
