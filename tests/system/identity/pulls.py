# SPDX-License-Identifier: AGPL-3.0-or-later
"""Feeds that are fetched: agreed with a server of the test's own, and asked by the timers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from services.chassis.clock import monotonic, pause
from tests.system.chassis.certificates import Authority
from tests.system.identity import feeds, registers
from tests.system.identity.conftest import District
from tests.system.identity.sources import Source, pem, serving

WAIT_S = 20
PULL = f"/feeds/{feeds.POPULATION}/pull"
ACCESS = f"/feeds/{feeds.POPULATION}/access"


@contextmanager
def agreed(district: District, folder: Path, **more: Any) -> Iterator[Source]:
    """A contract by which the source is asked each hour, with our certificate, of which it knows."""
    authority = Authority(folder)
    with serving(authority.certify("localhost"), authority) as source:
        terms = {"url": source.url, "every_minutes": 60, **more}
        feeds.agreed(district, pull=terms)
        district.ok("PUT", ACCESS, access(authority))
        yield source


def access(authority: Authority, **more: str) -> dict[str, str]:
    ours = authority.certify("linli.example")
    return {
        "certificate": ours.file.read_text(),
        "key": ours.key.read_text(),
        "authorities": pem(authority.file),
        **more,
    }


def shown(district: District) -> dict[str, Any]:
    return district.ok("GET", PULL)


def asked(district: District) -> dict[str, Any]:
    """How it went: the source is asked now, and once more."""
    before = shown(district)["tries"]
    district.ok("POST", f"/feeds/{feeds.POPULATION}:pull")
    registers.fire(district)
    until = monotonic() + WAIT_S
    while (now := shown(district))["tries"] == before:
        assert monotonic() < until, "nothing came of it"
        pause(0.02)
    return now


def last(district: District) -> tuple[str | None, str]:
    """What was wrong with the last try, and what more is known of it."""
    one = asked(district)["tries"][0]
    return one["problem"], one["detail"]


def table(district: District, *names: str) -> bytes:
    """Rows of people who live in the one unit."""
    unit = f"{district.path}/s1/n1/c1/b1/u1"
    rows = [f"{n},{name},{feeds.citizen_id(n)},{unit}" for n, name in enumerate(names)]
    return "\n".join(("key,name,citizen_id,unit_path", *rows)).encode()


def worked(district: District) -> dict[str, Any]:
    """The batch that the last try became, worked through."""
    (batch,) = district.ok("GET", f"/feed-batches?source={feeds.POPULATION}&limit=1")["items"]
    return feeds.worked(district, batch)
