# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fetching from a source: when it is asked, what can go wrong, and of which moment an answer tells."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Event
from services.identity.domain.events import FeedAccessPut, FeedCertificateExpiring
from services.identity.domain.feed_batches import CHINA
from services.identity.domain.feed_lines import BOM

SHORTEST_MINUTES = 5
WARNED_BEFORE = timedelta(days=30)
"""So long before a client certificate ends it is said."""
WAITS_FOR_BATCH = timedelta(minutes=5)
"""While a batch of the source is worked through nothing is fetched."""
LOST_AFTER = timedelta(minutes=5)
"""A fetch of which nothing was heard for so long died with its process."""
AGAIN_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
KEPT_TRIES = 10
FIRST_LINE = 200
HTTP_DATE = "%a, %d %b %Y %H:%M:%S GMT"


class AsOf(StrEnum):
    """What says of which moment an answer tells: when it was fetched, `Last-Modified`, a header of the
    source's own, or the first line (a moment, perhaps behind a #, or as `{"as_of": ...}`).
    """

    FETCHED = "fetched"
    LAST_MODIFIED = "last_modified"
    HEADER = "header"
    FIRST_LINE = "first_line"


class PullProblem(StrEnum):
    """Why nothing came of a try. `untrusted`, `expired`, `other_name`: their certificate; `refused_ours`:
    they want another than ours, or one at all.
    """

    ADDRESS = "address"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    UNTRUSTED = "untrusted"
    EXPIRED = "expired"
    OTHER_NAME = "other_name"
    REFUSED_OURS = "refused_ours"
    TLS = "tls"
    BROKEN = "broken"
    REDIRECTED = "redirected"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    STATUS = "status"
    TOO_LARGE = "too_large"
    TYPE = "type"
    JUNK = "junk"
    NO_MOMENT = "no_moment"
    TO_COME = "to_come"
    SAME_MOMENT = "same_moment"


@dataclass(frozen=True, kw_only=True)
class PullTerms:
    """What a contract says of it: every so many minutes, or `at` a time (HH:MM) of the district's day.

    `full`: what is fetched is all that there is. `header`: the one that says the moment.
    """

    url: str
    every_minutes: int = 0
    at: str = ""
    as_of: AsOf = AsOf.FETCHED
    header: str = ""
    full: bool = False

    def following(self, now: datetime) -> datetime:
        """When the source is asked next."""
        if self.every_minutes:
            return now + timedelta(minutes=self.every_minutes)
        local = now.astimezone(CHINA)
        at = datetime.combine(local.date(), written.time_of_day(self.at), CHINA)
        return at if at > now else at + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a try brought: `problem` with what is known of it, `same`: nothing new, or the answer."""

    problem: PullProblem | None = None
    detail: str = ""
    same: bool = False
    content: bytes = field(default=b"", repr=False)
    media_type: str = ""
    etag: str = ""
    modified: str = ""
    told: str = ""
    millis: int = 0


@dataclass(frozen=True, slots=True)
class Try:
    """One of the last tries. `batch_id`: what became of it."""

    at: datetime
    millis: int
    problem: PullProblem | None = None
    detail: str = ""
    size: int = 0
    batch_id: str = ""


@dataclass(frozen=True, kw_only=True)
class FeedPull:
    """How fetching from a source goes, and with what we show who we are. It has the source's id.

    `failing`: how many tries in a row failed. `etag`, `modified` and `digest` are of the answer that became
    `batch_id`. `subject`, `ends_at`: of our certificate, which is sealed with its key.
    """

    id: str
    next_at: datetime | None = None
    failing: int = 0
    tries: tuple[Try, ...] = ()
    batch_id: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""
    subject: str = ""
    ends_at: datetime | None = None
    authorities: str = ""
    sealed_certificate: str = field(default="", repr=False)
    sealed_authorization: str = field(default="", repr=False)

    @property
    def again_after(self) -> timedelta:
        """After so many failures it is tried again then."""
        return AGAIN_AFTER[min(self.failing, len(AGAIN_AFTER)) - 1]


def shown(pull: FeedPull) -> tuple[FeedPull, list[Event]]:
    """Something else is shown to the source from now on, and its answers begin anew."""
    anew = replace(pull, failing=0, etag="", modified="", digest="", batch_id="")
    return anew, [FeedAccessPut(pull.id)]


def warn(pull: FeedPull, name: str) -> list[Event]:
    """Our certificate ends soon."""
    return [FeedCertificateExpiring(pull.id, name, pull.ends_at)] if pull.ends_at else []


def failed(pull: FeedPull, fetched: Fetched, now: datetime) -> FeedPull:
    one = Try(now, fetched.millis, fetched.problem, fetched.detail, len(fetched.content))
    return replace(pull, failing=pull.failing + 1, tries=_with(pull, one))


def came(pull: FeedPull, fetched: Fetched, now: datetime, digest: str, batch_id: str) -> FeedPull:
    """An answer became a batch, or said again what is known."""
    one = Try(now, fetched.millis, size=len(fetched.content), batch_id=batch_id)
    seen = replace(pull, failing=0, tries=_with(pull, one))
    if not batch_id:
        return seen
    return replace(seen, batch_id=batch_id, etag=fetched.etag, modified=fetched.modified, digest=digest)


def _with(pull: FeedPull, one: Try) -> tuple[Try, ...]:
    return (one, *pull.tries)[:KEPT_TRIES]


def moment_of(terms: PullTerms, fetched: Fetched, now: datetime) -> tuple[datetime | None, bytes]:
    """Of which moment an answer tells, if it says so, and what is left of it to read."""
    content = fetched.content
    if terms.as_of is AsOf.FETCHED:
        return now.replace(microsecond=0), content
    if terms.as_of is AsOf.LAST_MODIFIED:
        return _of_header(fetched.modified), content
    if terms.as_of is AsOf.HEADER:
        return _moment(fetched.told) or _of_header(fetched.told), content
    line, _, rest = content.removeprefix(BOM).partition(b"\n")
    return _of_line(line), rest


def _of_header(text: str) -> datetime | None:
    """As RFC 9110 writes a date."""
    try:
        return written.moment_by(text, HTTP_DATE).replace(tzinfo=UTC)
    except ValueError:
        return None


def _of_line(line: bytes) -> datetime | None:
    try:
        text = line[:FIRST_LINE].decode().strip().lstrip("#").strip().rstrip(",;").strip('"')
        if text.startswith("{"):
            text = str(json.loads(text)["as_of"])
    except (ValueError, KeyError, TypeError):
        return None
    return _moment(text)


def _moment(text: str) -> datetime | None:
    """A day is told of at its beginning."""
    try:
        return written.within_bounds(written.moment(text))
    except ValueError:
        pass
    try:
        return datetime.combine(written.day(text), time(), CHINA)
    except ValueError:
        return None
