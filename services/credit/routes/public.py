# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see: companies with stars and light, published ratings with their reasons; no person."""

from datetime import date

from services.chassis.http import PUBLIC, Resource, View, fill
from services.credit import queries
from services.credit.queries import PublicFile
from services.credit.routes.file_view import VerdictView
from services.credit.routes.publications import PublicationView
from services.credit.store import Tx


class PublicFileView(View):
    """`shown`: what is in effect."""

    id: str
    kind: str
    name: str
    opened_on: date
    shown: VerdictView


class PublicRatingsView(View):
    """A file with its published ratings, the latest first."""

    file: PublicFileView
    ratings: list[PublicationView]


def to_ratings(tx: Tx, found: PublicFile) -> PublicRatingsView:
    return PublicRatingsView(
        file=PublicFileView.model_validate(found.file, from_attributes=True),
        ratings=[
            PublicationView.model_validate(fill(tx, PublicationView, one, Tx.publications).model_dump())
            for one in found.ratings
        ],
    )


public = Resource(
    "public",
    "/credit/v1/public/<code:district>/credit-files",
    of=Tx.credit_files,
    shows=PublicFileView,
    requires=PUBLIC,
)

public.list(queries.list_public_files)
public.show(queries.show_public_file, shows=to_ratings)

ratings = Resource(
    "ratings",
    "/credit/v1/public/<code:district>/publications",
    of=Tx.publications,
    shows=PublicationView,
    requires=PUBLIC,
)

ratings.list(queries.list_public_publications)
ratings.show(queries.show_public_publication)
