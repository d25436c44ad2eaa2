# SPDX-License-Identifier: AGPL-3.0-or-later
"""The notice board of finance: what was published of a district's money."""

from services.chassis.http import PUBLIC, Resource
from services.finance.queries.publications import list_public_publications, show_public_publication
from services.finance.routes.publications import PublicationView
from services.finance.store import Tx

board = Resource(
    "board", "/finance/v1/public/<code:district>/publications", of=Tx.publications, requires=PUBLIC
)

board.list(list_public_publications, shows=PublicationView)
board.show(show_public_publication, shows=PublicationView)
