# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the town has in its catalogue beside the usual: a paid service with a form, a repair to be proven."""

from collections.abc import Callable
from typing import Any

ROOMS = (("kitchen", "厨房", "Kitchen"), ("bath", "卫生间", "Bathroom"), ("hall", "客厅", "Hall"))
OPTIONS = [{"code": code, "name": name, "name_en": name_en} for code, name, name_en in ROOMS]
WHOLE = {"whole": True, "least": 1, "most": 8}
ASKED: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("hours", "需要几小时", "How many hours", "number", {"required": True, **WHOLE}),
    ("rooms", "打扫哪里", "Which rooms", "choices", {"options": OPTIONS}),
    ("pets", "家里有宠物", "Pets at home", "yes_no", {"required": True}),
    ("day", "哪天上门", "Which day", "date", {"least": 0, "most": 30}),
    ("notes", "注意事项", "Mind this", "text", {"most": 200}),
)
CLEANING = {
    "code": "cleaning",
    "name": "家政保洁",
    "name_en": "House cleaning",
    "kind": "service",
    "menu": "value_added",
    "price": {"fen": 6000, "per": "hours", "unit": "小时", "unit_en": "hour"},
    "form": [
        {"code": code, "name": name, "name_en": name_en, "kind": kind, **more}
        for code, name, name_en, kind, more in ASKED
    ],
}
ROOF = {
    "code": "roof",
    "name": "屋面补漏",
    "name_en": "Roof leak",
    "evidence": [{"step": "start", "kind": "before"}, {"step": "finish", "kind": "signature"}],
}
ENTRIES = (CLEANING, ROOF)


def put(call: Callable[..., Any], place: str) -> None:
    usual = call("admin", "GET", "dispatch", "policies/categories")["categories"]
    body = {"categories": [*usual, *ENTRIES]}
    call("admin", "PUT", "dispatch", "policies/categories", body, place=place)
