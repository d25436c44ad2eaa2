# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a matter did to the ratings of who served: for everybody, by the matter's id."""

from datetime import date, datetime

from services.chassis.http import PUBLIC, Resource, View
from services.credit import queries
from services.credit.queries import MatterFact
from services.credit.routes.fact_view import EvidenceView
from services.credit.store import Tx


class MatterFactView(View):
    """`name`: of the company; `points`: hundredths with their sign, before any cap, as they count today."""

    id: str
    file_id: str
    name: str
    kind: str
    happened_on: date
    recorded_at: datetime
    rule: str | None
    points: int
    evidence: list[EvidenceView]
    withdrawn_on: date | None


def to_fact(_tx: Tx, found: MatterFact) -> MatterFactView:
    fact, file = found.fact, found.file
    return MatterFactView(
        id=fact.id,
        file_id=file.id,
        name=file.name,
        kind=fact.kind,
        happened_on=fact.happened_on,
        recorded_at=fact.recorded_at,
        rule=fact.counted.rule if fact.counted else None,
        points=found.points,
        evidence=[EvidenceView(kind=e.kind, reference=e.reference, link=e.link) for e in fact.evidence],
        withdrawn_on=fact.withdrawn_on,
    )


matters = Resource(
    "public_matters", "/credit/v1/public/<code:district>/matters", shows=to_fact, requires=PUBLIC
)

matters.list(queries.list_public_matter, "/<id:matter>")
