# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetching from sources: how the last tries went, with what we show who we are, and asking now."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.identity.commands import pull_feed, put_feed_access
from services.identity.domain.authority import Permission
from services.identity.domain.feed_pulls import FeedPull, PullProblem
from services.identity.queries.feed_pulls import Pulling, show_feed_pull
from services.identity.routes.feeds import PullTermsView
from services.identity.store import Tx


class TryView(View):
    """One of the last tries: why nothing came of it, or the batch that it became; neither: nothing new."""

    at: datetime
    millis: int
    problem: PullProblem | None
    detail: str
    size: int
    batch_id: str


class FeedPullView(View):
    """How fetching from a source goes. `subject` and `ends_at`: of our certificate; keys are never shown."""

    source: str
    name: str
    terms: PullTermsView | None
    next_at: datetime | None
    failing: int
    tries: list[TryView]
    subject: str
    ends_at: datetime | None
    own_authorities: bool
    with_authorization: bool


def to_pulling(_: Tx, one: Pulling) -> FeedPullView:
    pull = one.pull
    return FeedPullView(
        source=pull.id,
        name=one.name,
        terms=one.terms and PullTermsView.model_validate(one.terms, from_attributes=True),
        next_at=pull.next_at if one.terms else None,
        failing=pull.failing,
        tries=[TryView.model_validate(each, from_attributes=True) for each in pull.tries],
        subject=pull.subject,
        ends_at=pull.ends_at,
        own_authorities=bool(pull.authorities),
        with_authorization=bool(pull.sealed_authorization),
    )


def to_pull(tx: Tx, pull: FeedPull) -> FeedPullView:
    contract = tx.feed_contracts.get(pull.id)
    return to_pulling(tx, Pulling(pull, contract.name, contract.pull))


WRITE, DELIVER = Permission.FEEDS_WRITE, Permission.FEEDS_DELIVER
pulls = Resource("feed-pulls", "/identity/v1/feeds", of=Tx.feed_pulls, requires=WRITE)
pulls.show(show_feed_pull, "/<code:source>/pull", shows=to_pulling)
pulls.replace(put_feed_access, "/<code:source>/access", shows=to_pull)
pulls.act("pull", pull_feed, "/<code:source>", shows=to_pull, requires=DELIVER)
