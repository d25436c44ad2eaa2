# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appeals (申诉) and applications for repair (信用修复), and the decisions on them."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.credit import queries
from services.credit.commands import decide_repair, rule_appeal
from services.credit.domain.authority import Permission
from services.credit.store import Tx


class AppealView(View):
    """`about`: a fact or a case; `decide_by`: when there must be a decision."""

    id: str
    version: int
    about: str
    about_id: str
    file_id: str
    text: str
    at: datetime
    decide_by: datetime
    outcome: str | None
    reasons: str
    decided_at: datetime | None


class RepairView(View):
    """`granted` is null until there is a decision."""

    id: str
    version: int
    fact_id: str
    file_id: str
    promise: str
    at: datetime
    granted: bool | None
    reasons: str
    decided_at: datetime | None


appeals = Resource(
    "appeals", "/credit/v1/appeals", of=Tx.appeals, shows=AppealView, requires=Permission.APPEALS_RULE
)
appeals.list(queries.list_appeals)
appeals.act("rule", rule_appeal)

repairs = Resource(
    "repairs", "/credit/v1/repairs", of=Tx.repairs, shows=RepairView, requires=Permission.APPEALS_RULE
)
repairs.list(queries.list_repairs)
repairs.act("decide", decide_repair)
