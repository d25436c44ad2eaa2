# SPDX-License-Identifier: AGPL-3.0-or-later
"""Handovers (移交) after an exit: the list with its receipts, and who serves meanwhile (应急物业服务)."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.credit import queries
from services.credit.commands import arrange_interim, hand_over_item
from services.credit.domain.authority import Permission
from services.credit.store import Tx


class HandoverItemView(View):
    """`at`: when it was handed over; null while it is owed."""

    text: str
    document: str
    at: datetime | None


class InterimView(View):
    provider: str
    company_id: str | None
    since: date
    until: date
    document: str


class HandoverView(View):
    """`level`: how many places up were told that it is late."""

    id: str
    version: int
    file_id: str
    place: OrgPath
    opened_at: datetime
    leaves_on: date
    due_on: date
    done: bool
    level: int
    items: list[HandoverItemView]
    interim: list[InterimView]


handovers = Resource(
    "handovers", "/credit/v1/handovers", of=Tx.handovers, shows=HandoverView, requires=AUTHENTICATED
)

handovers.list(queries.list_handovers, requires=Permission.FILES_READ)
handovers.show(queries.show_handover)
handovers.act("hand-over", hand_over_item, requires=Permission.CASES_CONDUCT)
handovers.act("arrange-interim", arrange_interim, requires=Permission.CASES_CONDUCT)
