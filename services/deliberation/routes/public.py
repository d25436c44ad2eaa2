# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see of votes and publications; no person, no choice."""

from services.chassis.http import PUBLIC, Resource, View
from services.deliberation.queries.ballots import list_public_commitments
from services.deliberation.queries.publications import list_public_publications, show_public_publication
from services.deliberation.queries.votes import list_public_votes, show_public_vote
from services.deliberation.routes.publications import PublicationView
from services.deliberation.routes.vote_view import to_view
from services.deliberation.store import Tx

public = Resource("public", "/deliberation/v1/public/<code:district>", of=Tx.votes, requires=PUBLIC)


class CommitmentView(View):
    ballot_id: str
    commitment: str


public.list(list_public_votes, "/votes", shows=to_view)
public.show(show_public_vote, "/votes/<id:vote_id>", shows=to_view)
public.list(list_public_commitments, "/votes/<id:vote_id>/commitments", shows=CommitmentView)

board = Resource(
    "board", "/deliberation/v1/public/<code:district>/publications", of=Tx.publications, requires=PUBLIC
)

board.list(list_public_publications, shows=PublicationView)
board.show(show_public_publication, shows=PublicationView)
