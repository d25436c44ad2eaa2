# SPDX-License-Identifier: AGPL-3.0-or-later
"""The orders of the town, one in every state, each by the name of its state."""

from datetime import datetime, timedelta
from typing import Protocol


class Reporting(Protocol):
    """What of a town makes orders."""

    def set_clock(self, moment: datetime) -> None: ...
    def photo(self, who: str) -> str: ...
    def report(self, name: str, category: str, description: str, place: str = ..., **more: str) -> object: ...
    def act(self, who: str, order: str, action: str, **body: object) -> None: ...


def put(town: Reporting, handler_id: str, compound: str, start: datetime) -> None:
    """Those of one building, made in the evening of `start` and on the next morning."""
    worker = {"assignee_id": handler_id}
    town.report("suspended", "greening", "楼前的桂花树挡住了一楼的窗户，请修剪。", f"{compound}/b03")
    town.act("dispatcher", "suspended", "accept")
    town.act("dispatcher", "suspended", "suspend", reason="weather", note="本周大风，等风停后修剪。")
    town.report("closed", "lock", "单元门的门锁坏了，晚上关不上。", f"{compound}/b03")
    town.act("dispatcher", "closed", "accept")
    town.act("dispatcher", "closed", "assign", **worker)
    town.act("handler", "closed", "start")
    town.act(
        "handler",
        "closed",
        "finish",
        result="更换了锁芯，已试用正常。",
        evidence=[town.photo("handler")],
    )
    revisited = {"contacted": True, "solved": True, "satisfied": 5, "note": "住户说很及时。"}
    town.act("dispatcher", "closed", "revisit", **revisited)
    town.act("dispatcher", "closed", "close", closure="resolved")
    town.report("late", "burst-pipe", "三楼走廊的水管爆了，水一直往楼下流。", address="3 号楼 2 单元三楼楼道")
    town.report("pipe", "burst-pipe", "厨房的水管爆了，总阀关不上。")
    town.set_clock(start + timedelta(hours=13))
    town.report("running", "lamp", "地下车库 B 区的灯坏了三盏，晚上很暗。", compound)
    town.act("dispatcher", "running", "accept")
    town.act("dispatcher", "running", "assign", **worker)
    town.act("handler", "running", "start")
    town.report("finished", "drain", "厨房下水堵了，水漫到地面。")
    town.act("dispatcher", "finished", "accept")
    town.act("dispatcher", "finished", "assign", **worker)
    town.act("handler", "finished", "start")
    town.act("handler", "finished", "finish", result="疏通了主管道，排水正常。")
    town.report("new", "home-service", "母亲行动不便，想请人上门理发。")
    town.set_clock(start + timedelta(hours=13, minutes=40))
