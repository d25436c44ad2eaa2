# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds of other authorities: contracts, how sources are doing, batches in pieces or by file."""

from datetime import datetime

import flask
from pydantic import Field

from services.chassis import jobs
from services.chassis.http import RawRequest, Resource, View
from services.chassis.values import OrgPath
from services.identity.commands import (
    add_feed_rows,
    complete_feed_batch,
    discard_feed_batch,
    make_feed_secret,
    open_feed_batch,
    put_feed_contract,
    resume_feed_batch,
    take_feed_file,
)
from services.identity.domain.authority import Permission
from services.identity.domain.feed_batches import BatchState, FeedRow
from services.identity.domain.feed_contracts import FeedKind, RankedField
from services.identity.domain.feed_pulls import AsOf
from services.identity.domain.feed_signatures import Signed
from services.identity.domain.feed_texts import said
from services.identity.domain.import_texts import Language
from services.identity.queries.feeds import (
    Freshness,
    list_feed_batches,
    list_feed_rows,
    list_feed_sources,
    show_feed_batch,
    show_feed_contract,
    show_feed_source,
)
from services.identity.routes.imports import ColumnView, RelationView
from services.identity.store import Tx

LINES = "application/x-ndjson"


class RankView(View):
    field: RankedField
    rank: int


class PullTermsView(View):
    """See `PullIs`."""

    url: str
    every_minutes: int
    at: str
    as_of: AsOf
    header: str
    full: bool


class FeedContractView(View):
    """What was agreed with a source; see `PutFeedContract`."""

    source: str
    number: int
    kind: FeedKind
    name: str
    at: OrgPath
    columns: list[ColumnView]
    relations: list[RelationView]
    dates: list[str]
    client_id: str
    ranks: list[RankView]
    sure_from: int
    fresh_hours: int
    shrink_percent: int
    signed: bool
    pull: PullTermsView | None
    changes_minutes: int
    version: int


class FeedSourceView(View):
    """A source as it is doing. `due`: until when its next batch is expected; `failing`: how many tries to
    fetch from it failed in a row; `asked`: whether it is asked at all.
    """

    source: str
    kind: FeedKind
    name: str
    at: OrgPath
    number: int
    fresh_hours: int
    last_at: datetime | None
    last_as_of: datetime | None
    due: datetime
    late: bool
    busy: str
    asked: bool
    failing: int


class FeedSecretView(View):
    """The secret is shown this once."""

    source: str
    secret: str


class FeedBatchView(View):
    """A batch. Results count rows, `ended` entries that a snapshot lacked, `expected` those known before.

    `stopped_in`: to which state one goes on that stopped.
    """

    id: str
    source: str
    batch: str
    contract: int = Field(validation_alias="number")
    full: bool
    as_of: datetime
    opened_at: datetime
    by: str
    state: BatchState
    rows: int
    done: int
    expected: int
    ended: int
    created: int
    updated: int
    unchanged: int
    waiting: int
    outdated: int
    rejected: int
    job_id: str
    problem: str
    stopped_in: BatchState | None


class FeedRowView(View):
    """What became of a row, and why it was rejected in both languages."""

    id: str
    row: int
    result: str
    code: str
    message: str
    message_en: str


class AddedRowsView(View):
    """How many were new, how many were there already, and how many the batch has."""

    added: int
    known: int
    rows: int


def to_source(_: Tx, one: Freshness) -> FeedSourceView:
    contract, source = one.contract, one.source
    return FeedSourceView(
        source=contract.source,
        kind=contract.kind,
        name=contract.name,
        at=contract.at,
        number=contract.number,
        fresh_hours=contract.fresh_hours,
        last_at=source.last_at,
        last_as_of=source.last_as_of,
        due=source.due(contract),
        late=one.late,
        busy=source.busy,
        asked=contract.pull is not None,
        failing=one.failing,
    )


def to_row(_: Tx, row: FeedRow) -> FeedRowView:
    zh, en = (said(row.code, row.column, row.value, language) for language in (Language.ZH, Language.EN))
    return FeedRowView(id=row.id, row=row.number, result=row.result, code=row.code, message=zh, message_en=en)


WRITE, DELIVER, DECIDE = Permission.FEEDS_WRITE, Permission.FEEDS_DELIVER, Permission.FEEDS_DECIDE

contracts = Resource(
    "feed-contracts",
    "/identity/v1/feed-contracts",
    of=Tx.feed_contracts,
    shows=FeedContractView,
    requires=WRITE,
)
feeds = Resource("feeds", "/identity/v1/feeds", requires=DELIVER)
batches = Resource(
    "feed-batches", "/identity/v1/feeds", of=Tx.feed_batches, shows=FeedBatchView, requires=DELIVER
)
_BATCH = "/<code:source>/batches/<id:batch_id>"

contracts.replace(put_feed_contract, "", item=lambda _tenant, put: put.source)
contracts.show(show_feed_contract, "/<code:source>", requires=DELIVER)
feeds.list(list_feed_sources, shows=to_source, requires=WRITE)
feeds.show(show_feed_source, "/<code:source>", shows=to_source)
feeds.act(
    "make-secret", make_feed_secret, "/<code:source>", shows=FeedSecretView, secret=True, requires=WRITE
)
batches.create(open_feed_batch, "/<code:source>/batches")
batches.show(show_feed_batch, _BATCH)
batches.list(list_feed_rows, f"{_BATCH}/rows", shows=to_row)
batches.act("complete", complete_feed_batch, _BATCH)
batches.act("take-file", take_feed_file, _BATCH)
batches.act("resume", resume_feed_batch, _BATCH, requires=DECIDE)
batches.act("discard", discard_feed_batch, _BATCH)
history = Resource("feed-history", "/identity/v1/feed-batches", requires=WRITE)
history.list(list_feed_batches, shows=FeedBatchView)


@batches.raw("GET", f"{_BATCH}/report", requires=DELIVER, produces="text/csv")
def show_feed_report(call: RawRequest[Tx], source: str, batch_id: str) -> flask.Response:
    """The rows that were not simply taken, with the reason, as a file."""
    tx = call.read(call.by)
    batch = show_feed_batch(tx, source, batch_id)
    job = tx.jobs.get(batch.job_id)
    response = flask.Response(jobs.result(tx, job), content_type="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{job.name}"'
    return response


@batches.raw("POST", f"{_BATCH}/rows", requires=DELIVER, consumes=LINES, produces="application/json")
def send_feed_rows(call: RawRequest[Tx], source: str, batch_id: str) -> flask.Response:
    """Add up to 500 rows, a line of JSON each, all or none; again they change nothing.

    Where the contract says so they are signed as Standard Webhooks are, `webhook-id` being the batch.
    """
    header = flask.request.headers
    given = Signed(
        header.get("webhook-id", ""),
        header.get("webhook-timestamp", ""),
        header.get("webhook-signature", ""),
        flask.request.get_data(),
    )
    added = call.transact(call.by, lambda tx: add_feed_rows.handle(tx, source, batch_id, given))
    view = AddedRowsView(added=added.added, known=added.known, rows=added.rows)
    return flask.Response(view.model_dump_json(), 200, content_type="application/json")
