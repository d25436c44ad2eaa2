# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publications (公示) and what is held against them."""

from services.chassis.http import Id, Paged
from services.chassis.publicity import Objection, Publication, Stage
from services.chassis.store import Page
from services.chassis.values import Invalid
from services.finance.domain.authority import Permission
from services.finance.store import Tx


class Notices(Paged):
    """`stage`: only those, for instance what is open for objections; `matter`: only what belongs to it."""

    stage: Stage | None = None
    matter: Id | None = None


def list_public_publications(tx: Tx, query: Notices) -> Page[Publication]:
    """The notice board of a district (公示栏), the latest first; by stage or by matter, not by both."""
    if query.stage and query.matter:
        raise Invalid("stage", "is not asked together with a matter")
    asked = {"stage": query.stage, "matter": query.matter}
    where = {name: value for name, value in asked.items() if value}
    return tx.publications.page(where, sort="-published_at", after=query.after, limit=query.limit)


def show_public_publication(tx: Tx, publication_id: str) -> Publication:
    """One publication, its whole text, and until when one may object."""
    return tx.publications.get(publication_id)


def show_publication(tx: Tx, publication_id: str) -> Publication:
    """One publication, for whoever is logged in."""
    return tx.publications.get(publication_id)


def list_objections(tx: Tx, publication_id: str, query: Paged) -> Page[Objection]:
    """What is held against a publication, for whoever rules on it."""
    publication = tx.publications.get(publication_id)
    tx.require(Permission.OBJECTIONS_RULE, publication.place)
    return tx.objections.page({"publication_id": publication.id}, after=query.after, limit=query.limit)
