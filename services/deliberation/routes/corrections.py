# SPDX-License-Identifier: AGPL-3.0-or-later
"""Corrections of frozen rolls: propose, then another person confirms or refuses."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.deliberation.commands import confirm_correction, propose_correction, refuse_correction
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.corrections import list_corrections, show_correction
from services.deliberation.store import Tx


class RollUnitView(View):
    """`area` in hundredths of a square metre; `head`: as whom its owners count."""

    area: int | None
    area_source: str | None
    owners: list[str]
    voter: str | None
    head: str


class ChangeView(View):
    """A unit `before` and `after`: null where it does not stand on the roll."""

    unit_id: str
    error: str
    before: RollUnitView | None
    after: RollUnitView | None


class CorrectionView(View):
    """`roll_version`: of the roll that it makes, once a second person has confirmed it."""

    id: str
    vote_id: str
    place: OrgPath
    version: int
    roll_version: int
    changes: list[ChangeView]
    reason: str
    document: str
    state: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    note: str


corrections = Resource(
    "corrections",
    "/deliberation/v1/corrections",
    of=Tx.corrections,
    shows=CorrectionView,
    requires=AUTHENTICATED,
)

corrections.create(propose_correction, requires=Permission.BALLOTS_KEEP)
corrections.list(list_corrections)
corrections.show(show_correction)
corrections.act("confirm", confirm_correction, requires=Permission.VOTES_CONVENE, asks=Group.RELEASES)
corrections.act("refuse", refuse_correction, requires=Permission.VOTES_CONVENE)
