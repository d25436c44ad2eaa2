# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from services.identity.domain import feed_pulls
from services.identity.domain.feed_pulls import AsOf, FeedPull, Fetched, PullProblem, PullTerms

NOW = datetime(2024, 3, 1, 20, 30, tzinfo=UTC)
"""In China it is half past four in the morning of the second of March."""
FIRST = datetime(2024, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("terms", "following"),
    [
        (PullTerms(url="", every_minutes=90), NOW + timedelta(minutes=90)),
        (PullTerms(url="", at="05:00"), datetime(2024, 3, 1, 21, 0, tzinfo=UTC)),
        (PullTerms(url="", at="04:30"), datetime(2024, 3, 2, 20, 30, tzinfo=UTC)),
        (PullTerms(url="", at="03:00"), datetime(2024, 3, 2, 19, 0, tzinfo=UTC)),
    ],
)
def test_a_source_is_asked_each_so_many_minutes_or_at_a_time_of_the_districts_day(
    terms: PullTerms, following: datetime
) -> None:
    assert terms.following(NOW) == following


@pytest.mark.parametrize(
    ("as_of", "fetched", "moment", "rest"),
    [
        (AsOf.FETCHED, Fetched(content=b"a"), NOW, b"a"),
        (AsOf.LAST_MODIFIED, Fetched(content=b"a", modified="Fri, 01 Mar 2024 00:00:00 GMT"), FIRST, b"a"),
        (AsOf.LAST_MODIFIED, Fetched(content=b"a", modified="yesterday"), None, b"a"),
        (AsOf.HEADER, Fetched(content=b"a", told="2024-03-01T08:00:00+08:00"), FIRST, b"a"),
        (AsOf.HEADER, Fetched(content=b"a", told="Fri, 01 Mar 2024 00:00:00 GMT"), FIRST, b"a"),
        (AsOf.HEADER, Fetched(content=b"a"), None, b"a"),
        (AsOf.FIRST_LINE, Fetched(content=b"# 2024-03-01T08:00:00+08:00\r\na"), FIRST, b"a"),
        (AsOf.FIRST_LINE, Fetched(content=b"2024-03-01\na"), FIRST - timedelta(hours=8), b"a"),
        (AsOf.FIRST_LINE, Fetched(content=b'{"as_of": "2024-03-01T00:00:00Z"}\na'), FIRST, b"a"),
        (AsOf.FIRST_LINE, Fetched(content=b'{"as_of": 7}\na'), None, b"a"),
        (AsOf.FIRST_LINE, Fetched(content=b"{}\na"), None, b"a"),
        (AsOf.FIRST_LINE, Fetched(content=b"\xff\xfe"), None, b""),
    ],
)
def test_the_moment_is_where_the_contract_says(
    as_of: AsOf, fetched: Fetched, moment: datetime | None, rest: bytes
) -> None:
    terms = PullTerms(url="", every_minutes=60, as_of=as_of, header="x")
    assert feed_pulls.moment_of(terms, fetched, NOW) == (moment, rest)


def test_tries_grow_apart_and_only_the_last_ones_are_kept() -> None:
    pull, waits = FeedPull(id="police"), []
    for _ in range(12):
        pull = feed_pulls.failed(pull, Fetched(PullProblem.SLOW), NOW)
        waits.append(pull.again_after)
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=1), timedelta(hours=4))
    assert (pull.failing, len(pull.tries)) == (12, feed_pulls.KEPT_TRIES)
    assert feed_pulls.came(pull, Fetched(same=True), NOW, "d", "").failing == 0
