# SPDX-License-Identifier: AGPL-3.0-or-later
"""Arrange an emergency service (应急物业服务) after an exit: who, from when until when, on which decision."""

from services.chassis.http import Day, Id, Input
from services.credit.commands import Document
from services.credit.domain import handovers
from services.credit.domain.authority import Permission
from services.credit.domain.handovers import Handover, Interim
from services.credit.policies import HandoverPolicy
from services.credit.store import Tx


class ArrangeInterim(Input):
    """`company_id`: where it is one that is known here; else `provider` says who, a residents' committee."""

    provider: Document
    company_id: Id | None = None
    since: Day
    until: Day
    document: Document


def handle(tx: Tx, handover_id: str, cmd: ArrangeInterim) -> Handover:
    handover = tx.handovers.get(handover_id)
    tx.require(Permission.CASES_CONDUCT, handover.place)
    provider = _company(tx, cmd.company_id) if cmd.company_id else cmd.provider
    interim = Interim(provider, cmd.since, cmd.until, cmd.document, cmd.company_id)
    most = tx.policy(HandoverPolicy, handover.place).interim_months
    handover, events = handovers.arrange(handover, interim, most)
    tx.handovers.save(handover, *events)
    return handover


def _company(tx: Tx, company_id: str) -> str:
    """Its name."""
    company = tx.companies.get(company_id)
    company.require_open(tx.today)
    return company.name
