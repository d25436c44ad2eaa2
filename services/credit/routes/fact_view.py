# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a fact is shown: what it counts today, and what became of it."""

from datetime import date, datetime

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.credit.domain import facts
from services.credit.domain.facts import Fact
from services.credit.store import Tx


class EvidenceView(View):
    """`reference`: an event's id, a document's number or a file's id; `link`: where to look it up."""

    kind: str
    reference: str
    link: str


class FactView(View):
    """`points`: hundredths before any cap, what it counts for today; null if it does not count.

    `may_appeal`: whom it is about may appeal now; `may_repair`: they may ask for its repair, being put right.
    """

    id: str
    version: int
    file_id: str
    kind: str
    place: OrgPath
    happened_on: date
    recorded_on: date
    appeal_until: datetime | None
    evidence: list[EvidenceView]
    matter: str
    note: str
    rule: str | None
    points: int | None
    valid_until: date | None
    disputed: bool
    withdrawn_on: date | None
    withdrawn_why: str
    rectified_on: date | None
    repaired_on: date | None
    may_appeal: bool
    may_repair: bool


def to_fact(tx: Tx, fact: Fact) -> FactView:
    counted = fact.counted
    return FactView(
        id=fact.id,
        version=tx.facts.version(fact),
        file_id=fact.file_id,
        kind=fact.kind,
        place=fact.place,
        happened_on=fact.happened_on,
        recorded_on=fact.recorded_on,
        appeal_until=fact.appeal_until,
        evidence=[EvidenceView(kind=e.kind, reference=e.reference, link=e.link) for e in fact.evidence],
        matter=fact.matter,
        note=fact.note,
        rule=counted.rule if counted else None,
        points=counted.points if counted else None,
        valid_until=fact.valid_until,
        disputed=fact.disputed,
        withdrawn_on=fact.withdrawn_on,
        withdrawn_why=fact.withdrawn_why,
        rectified_on=fact.rectified_on,
        repaired_on=fact.repaired_on,
        may_appeal=facts.may_appeal(fact, tx.now),
        may_repair=facts.may_repair(fact),
    )
