# SPDX-License-Identifier: AGPL-3.0-or-later
"""Objections (异议) to what was published, and the rulings on them."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.finance.commands import rule_objection
from services.finance.domain.authority import Permission
from services.finance.store import Tx


class ObjectionView(View):
    """`rule_by`: when there must be a ruling; `outcome` is null until there is one."""

    id: str
    publication_id: str
    text: str
    at: datetime
    rule_by: datetime
    outcome: str | None
    reasons: str
    ruled_at: datetime | None


objections = Resource(
    "objections",
    "/finance/v1/objections",
    of=Tx.objections,
    shows=ObjectionView,
    requires=Permission.OBJECTIONS_RULE,
)

objections.act("rule", rule_objection)
