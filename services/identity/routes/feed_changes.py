# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes back to a source: line by line behind a position, as a file, and how much of it waits."""

from collections.abc import Callable, Iterator
from datetime import datetime

import flask

from services.chassis.http import RawRequest, Resource, View
from services.chassis.tables.writing import to_csv
from services.identity.commands import read_feed_changes
from services.identity.commands.read_feed_changes import ChangesBehind, ChangesPage
from services.identity.domain.authority import Permission
from services.identity.domain.feed_changes import ChangeKind
from services.identity.domain.feed_origins import Means
from services.identity.queries.feed_changes import show_feed_waiting
from services.identity.store import Tx

AT_ONCE = 200
_TYPES = {"csv": "text/csv", "ndjson": "application/x-ndjson"}
COLUMNS = (
    "position",
    "key",
    "match",
    "kind",
    "field",
    "column",
    "value",
    "said",
    "since",
    "means",
    "by_source",
)


class FeedChangeView(View):
    """See `ChangeLine`."""

    position: str
    key: str
    match: dict[str, str]
    kind: ChangeKind
    field: str
    column: str
    value: str
    said: str
    since: datetime
    means: Means
    by_source: str


class FeedChangesView(View):
    """Some lines; `position`: to ask on from, `more`: whether others wait behind it now."""

    items: list[FeedChangeView]
    position: str
    more: bool


class FeedWaitingView(View):
    """See `Waiting`."""

    source: str
    name: str
    waiting: int
    new: int
    since: datetime | None
    position: str
    fetched_at: datetime | None
    told_at: datetime | None


def to_changes(_: Tx, page: ChangesPage) -> FeedChangesView:
    items = [FeedChangeView.model_validate(one, from_attributes=True) for one in page.items]
    return FeedChangesView(items=items, position=page.position, more=page.more)


changes = Resource("feed-changes", "/identity/v1/feeds", requires=Permission.FEEDS_DELIVER)
changes.read_on_record(read_feed_changes, "/<code:source>/changes", shows=to_changes)
changes.show(
    show_feed_waiting,
    "/<code:source>/changes/waiting",
    shows=FeedWaitingView,
    requires=Permission.FEEDS_WRITE,
)


@changes.raw("GET", "/<code:source>/changes.csv", requires=Permission.FEEDS_DELIVER, produces="text/csv")
def show_feed_changes_table(call: RawRequest[Tx], source: str) -> flask.Response:
    """All that goes back to a source, as a table; the first row names the columns."""
    return _file(call, source, "csv", _table)


@changes.raw(
    "GET",
    "/<code:source>/changes.ndjson",
    requires=Permission.FEEDS_DELIVER,
    produces="application/x-ndjson",
)
def show_feed_changes_lines(call: RawRequest[Tx], source: str) -> flask.Response:
    """All that goes back to a source, a line of JSON each."""
    return _file(call, source, "ndjson", _lines)


def _file(
    call: RawRequest[Tx], source: str, kind: str, written: Callable[[Iterator[ChangesPage]], Iterator[str]]
) -> flask.Response:
    """Page by page while it is sent, each read on record by itself."""
    first = _page(call, source, "")
    response = flask.Response(
        written(_pages(call, source, first)), content_type=f"{_TYPES[kind]}; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{source}-changes.{kind}"'
    return response


def _page(call: RawRequest[Tx], source: str, after: str) -> ChangesPage:
    behind = ChangesBehind(after=after, limit=AT_ONCE)
    return call.transact(call.by, lambda tx: read_feed_changes.handle(tx, source, behind))


def _pages(call: RawRequest[Tx], source: str, page: ChangesPage) -> Iterator[ChangesPage]:
    yield page
    while page.more:
        page = _page(call, source, page.position)
        yield page


def _lines(pages: Iterator[ChangesPage]) -> Iterator[str]:
    for page in pages:
        for one in page.items:
            yield FeedChangeView.model_validate(one, from_attributes=True).model_dump_json() + "\n"


def _table(pages: Iterator[ChangesPage]) -> Iterator[str]:
    yield to_csv([COLUMNS], begins=True)
    for page in pages:
        yield to_csv(map(_cells, page.items), begins=False)


def _cells(one: read_feed_changes.ChangeLine) -> list[str]:
    match = "; ".join(f"{name}={text}" for name, text in one.match.items())
    return [match if name == "match" else f"{getattr(one, name)}" for name in COLUMNS]
