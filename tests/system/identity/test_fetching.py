# SPDX-License-Identifier: AGPL-3.0-or-later
"""A source is asked by mutual TLS, and each way in which that fails has a name of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event as Flag

import pytest

from services.identity.channels.fetching import Fetcher
from services.identity.domain.feed_pulls import AsOf, PullProblem
from services.identity.queries.feed_pulls import Asking
from tests.system.chassis.certificates import DAY, Authority
from tests.system.identity.sources import Source, pem, serving

INSIDE = frozenset({"localhost"})
TYPED = {"content-type": "text/csv"}


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def source(authority: Authority) -> Iterator[Source]:
    with serving(authority.certify("localhost"), authority) as source:
        source.body = b"key,name\n1,a\n"
        yield source


def asking(source: Source, authority: Authority, **changed: str) -> Asking:
    ours = authority.certify("linli.example")
    known = Asking(
        1,
        source.url,
        AsOf.FETCHED,
        "x-as-of",
        "key",
        authorities=pem(authority.file),
        certificate=pem(ours.both),
    )
    return replace(known, **changed)


def test_what_it_answers_is_fetched_with_our_certificate_and_authorization(
    source: Source, authority: Authority
) -> None:
    modified = "Fri, 01 Mar 2024 00:00:00 GMT"
    source.headers = {**TYPED, "etag": '"7"', "last-modified": modified, "x-as-of": "t"}
    fetched = Fetcher(inside=INSIDE).fetch(asking(source, authority, authorization="Bearer s", etag='"6"'))
    assert (fetched.problem, fetched.content, fetched.media_type) == (None, source.body, "text/csv")
    assert (fetched.etag, fetched.modified, fetched.told) == ('"7"', modified, "t")
    asked = source.asked[0]
    assert (asked["authorization"], asked["if-none-match"]) == ("Bearer s", '"6"')
    source.status = 304
    assert Fetcher(inside=INSIDE).fetch(asking(source, authority)).same


@pytest.mark.parametrize(
    ("status", "problem"),
    [(404, "not_found"), (401, "forbidden"), (302, "redirected"), (500, "status"), (204, "status")],
)
def test_a_status_is_told_of(source: Source, authority: Authority, status: int, problem: str) -> None:
    source.status, source.headers = status, {"location": source.url}
    fetched = Fetcher(inside=INSIDE).fetch(asking(source, authority))
    assert (fetched.problem, fetched.detail) == (problem, str(status))
    assert len(source.asked) == 1


def test_too_much_and_too_slow_is_broken_off(source: Source, authority: Authority) -> None:
    asked = asking(source, authority)
    assert Fetcher(inside=INSIDE, most_bytes=5).fetch(asked).problem is PullProblem.TOO_LARGE
    source.waits = Flag()
    assert Fetcher(inside=INSIDE, seconds=0.5).fetch(asked).problem is PullProblem.SLOW


def test_who_shows_no_certificate_or_a_strangers_is_refused(
    source: Source, authority: Authority, tmp_path: Path
) -> None:
    assert Fetcher(inside=INSIDE).fetch(asking(source, authority, certificate="")).problem == "refused_ours"
    stranger = Authority(tmp_path, "stranger").certify("linli.stranger")
    asked = asking(source, authority, certificate=pem(stranger.both))
    assert Fetcher(inside=INSIDE).fetch(asked).problem == "refused_ours"


def test_a_server_whose_certificate_is_not_its_own_learns_nothing(
    authority: Authority, tmp_path: Path
) -> None:
    wrong = (
        ("other_name", authority, "elsewhere.example", DAY),
        ("expired", authority, "localhost", -DAY),
        ("untrusted", Authority(tmp_path, "stranger"), "localhost", DAY),
    )
    for problem, signer, host, ends_in in wrong:
        with serving(signer.certify(host, ends_in), None) as source:
            asked = asking(source, authority, authorization="secret")
            assert Fetcher(inside=INSIDE).fetch(asked).problem == problem
            assert source.asked == []


def test_nothing_inside_is_reached_but_what_the_operator_names(source: Source, authority: Authority) -> None:
    asked = asking(source, authority)
    assert Fetcher().fetch(asked).problem is PullProblem.ADDRESS
    outside = replace(asked, url=f"https://feeds.example.com:{source.port}/x")
    led = Fetcher(inside=INSIDE, look_up=lambda _host, _port: ["127.0.0.1"])
    assert led.fetch(outside).problem is PullProblem.ADDRESS
    plain = replace(asked, url=source.url.replace("https", "http"))
    assert Fetcher(inside=INSIDE).fetch(plain).problem is PullProblem.ADDRESS
    assert source.asked == []


def test_what_is_not_there_or_speaks_no_tls_has_a_name(source: Source, authority: Authority) -> None:
    asked = asking(source, authority)
    nobody = replace(asked, url="https://localhost:1/x")
    assert Fetcher(inside=INSIDE).fetch(nobody).problem is PullProblem.UNREACHABLE
    torn = replace(asked, certificate="torn")
    assert Fetcher(inside=INSIDE).fetch(torn).problem is PullProblem.TLS
