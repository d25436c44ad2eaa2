# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules and covenants of the compound, and work plans, as far along as a test needs them."""

from dataclasses import replace
from datetime import date
from typing import Any

from services.deliberation.commands import draft_charter, open_plan
from services.deliberation.commands.draft_charter import DraftCharter
from services.deliberation.commands.open_plan import OpenPlan
from services.deliberation.domain.charters import Charter
from services.deliberation.domain.plans import Plan
from services.deliberation.domain.timer_kinds import EFFECT
from services.deliberation.domain.votes import State
from services.deliberation.store import Tx
from tests.system.deliberation.compound import COMPOUND, CONVENOR, Bench

FIRST = {"number": 1, "title": "总则", "text": "全体业主共同遵守。"}
SILENCE = {"number": 12, "title": "沉默的含义", "text": "送达后未表决的，计入多数意见。"}
COVENANT = {"kind": "covenant", "title": "管理规约", "place_path": COMPOUND, "clauses": [FIRST]}
PLANNED = {
    "title": "车位划定方案",
    "place_path": COMPOUND,
    "goals": ["消防通道畅通"],
    "steps": [
        {"title": "划线施工", "owner": "社区居委会", "due": "2026-03-13"},
        {"title": "安装地锁", "owner": "业委会", "due": "2026-06-30"},
    ],
}


def drafted(bench: Bench, **changed: Any) -> Charter:
    cmd = DraftCharter.model_validate(COVENANT | changed)
    return bench.act(CONVENOR, lambda tx: draft_charter.handle(tx, cmd))


def put(bench: Bench, charter: Charter, **changed: Any) -> str:
    """The id of a vote that is to adopt it."""
    return bench.prepared(**({"matter": "covenant", "adopts_charter_id": charter.id} | changed))


def over(bench: Bench, vote_id: str, state: State = State.IN_FORCE) -> None:
    """The vote comes to this without being taken, and what it brings about happens."""

    def end(tx: Tx) -> None:
        tx.votes.save(replace(tx.votes.get(vote_id), state=state))
        tx.timers.set(EFFECT, vote_id, tx.now)

    bench.act(CONVENOR, end)
    bench.fire()


def adopted(bench: Bench, **changed: Any) -> Charter:
    charter = drafted(bench, **changed)
    over(bench, put(bench, charter))
    return bench.read().charters.get(charter.id)


def opened(bench: Bench, **changed: Any) -> Plan:
    cmd = OpenPlan.model_validate(PLANNED | changed)
    return bench.act(CONVENOR, lambda tx: open_plan.handle(tx, cmd))


DAY = date(2026, 3, 2)
"""The day on which the tests begin."""
