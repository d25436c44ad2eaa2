# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules and covenants (议事规则, 管理规约): draft them, read what holds and what changed."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import draft_charter, revise_charter
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.charters import (
    list_charter_changes,
    list_charters,
    list_charters_in_force,
    list_public_charter_changes,
    list_public_charters,
    show_charter,
    show_public_charter,
)
from services.deliberation.store import Tx


class ClauseView(View):
    number: int
    title: str
    text: str


class PublicCharterView(View):
    """`number`: of the version, once it is adopted; `effective_on`: the first day on which it holds.

    `digest`: SHA-256 of the text, as its adoption told it; `vote_id`: the owners' vote that adopted it.
    """

    id: str
    kind: str
    title: str
    place: OrgPath
    state: str
    number: int | None
    clauses: list[ClauseView]
    effective_from: date | None
    effective_on: date | None
    replaces: str | None
    vote_id: str | None
    digest: str


class CharterView(PublicCharterView):
    version: int
    drafted_at: datetime


class ClauseChangeView(View):
    """`before` is null for a new clause, `after` for one that is gone."""

    number: int
    kind: str
    before: ClauseView | None
    after: ClauseView | None


charters = Resource(
    "charters", "/deliberation/v1/charters", of=Tx.charters, shows=CharterView, requires=AUTHENTICATED
)
public_charters = Resource(
    "public_charters",
    "/deliberation/v1/public/<code:district>",
    of=Tx.charters,
    shows=PublicCharterView,
    requires=PUBLIC,
)
ONE = "/charters/<id:charter_id>"

charters.create(draft_charter, requires=Permission.VOTES_CONVENE)
charters.list(list_charters)
charters.show(show_charter)
charters.replace(revise_charter, requires=Permission.VOTES_CONVENE)
charters.list(list_charter_changes, "/<id:charter_id>/changes", shows=ClauseChangeView)
public_charters.list(list_public_charters, "/charters")
public_charters.list(list_charters_in_force, "/charters-in-force")
public_charters.show(show_public_charter, ONE)
public_charters.list(list_public_charter_changes, f"{ONE}/changes", shows=ClauseChangeView)
