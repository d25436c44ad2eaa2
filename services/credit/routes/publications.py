# SPDX-License-Identifier: AGPL-3.0-or-later
"""Published ratings (公示): until when one may object, and what is held against them."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.credit import queries
from services.credit.commands import raise_objection
from services.credit.domain.authority import Permission
from services.credit.routes.objections import ObjectionView
from services.credit.store import Tx


class PublicationView(View):
    """`content` is the whole rating as JSON; `unruled`: objections without an answer."""

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
    objections: int
    unruled: int
    ended_at: datetime | None


publications = Resource(
    "publications",
    "/credit/v1/publications",
    of=Tx.publications,
    shows=PublicationView,
    requires=AUTHENTICATED,
)

publications.show(queries.show_publication)
publications.create(raise_objection, "/<id:publication_id>/objections", shows=ObjectionView)
publications.list(
    queries.list_objections,
    "/<id:publication_id>/objections",
    shows=ObjectionView,
    requires=Permission.OBJECTIONS_RULE,
)
