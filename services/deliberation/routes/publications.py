# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publications (公示): where they hang, until when they are open for objections, what came of them."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import post_notice, raise_objection, take_down_notice
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.publications import list_objections, show_publication
from services.deliberation.routes.objections import ObjectionView
from services.deliberation.store import Tx


class BoardView(View):
    """A physical board; the photos are file ids."""

    board: str
    at: datetime
    photo: str
    down_at: datetime | None
    down_photo: str


class PublicationView(View):
    """`until`: when the clock ends, null while no board has it; `unruled`: objections without an answer.

    `replaces`: the id of the publication that this one supersedes.
    """

    id: str
    version: int
    kind: str
    subject: str
    matter: str
    place: OrgPath
    title: str
    content: str
    digest: str
    published_at: datetime
    stage: str
    until: datetime | None
    postings: list[BoardView]
    objections: int
    unruled: int
    ended_at: datetime | None
    replaces: str | None


publications = Resource(
    "publications",
    "/deliberation/v1/publications",
    of=Tx.publications,
    shows=PublicationView,
    requires=AUTHENTICATED,
)

publications.show(show_publication)
publications.act("post", post_notice, requires=Permission.PUBLICITY_KEEP)
publications.act("take-down", take_down_notice, requires=Permission.PUBLICITY_KEEP)
publications.create(raise_objection, "/<id:publication_id>/objections", shows=ObjectionView)
publications.list(
    list_objections,
    "/<id:publication_id>/objections",
    shows=ObjectionView,
    requires=Permission.OBJECTIONS_RULE,
)
