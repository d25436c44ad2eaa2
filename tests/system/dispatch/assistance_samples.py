# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assistance with orders: asked for and answered on the bench."""

from services.chassis.values import Principal
from services.dispatch.commands import ask_assistance, decline_assistance, grant_assistance
from services.dispatch.commands.ask_assistance import AskAssistance
from services.dispatch.commands.decline_assistance import DeclineAssistance
from services.dispatch.commands.grant_assistance import GrantAssistance
from services.dispatch.domain.assistance import AssistanceKind
from services.dispatch.domain.orders import Order
from tests.system.dispatch.district import COMPANY, DESK, PLUMBER, Bench

SKILL, MATERIALS = AssistanceKind.SKILL, AssistanceKind.MATERIALS


def ask(bench: Bench, order_id: str, by: Principal = PLUMBER, kind: AssistanceKind = SKILL) -> Order:
    cmd = AskAssistance(kind=kind, reason="需要电工")
    return bench.act(by, lambda tx: ask_assistance.handle(tx, order_id, cmd))


def grant(bench: Bench, order_id: str, who: str | None = COMPANY, by: Principal = DESK) -> Order:
    cmd = GrantAssistance(assistant_id=who, note="下午去")
    return bench.act(by, lambda tx: grant_assistance.handle(tx, order_id, cmd))


def decline(bench: Bench, order_id: str, by: Principal = DESK) -> Order:
    cmd = DeclineAssistance(reason="先自己处理")
    return bench.act(by, lambda tx: decline_assistance.handle(tx, order_id, cmd))
