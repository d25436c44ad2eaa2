# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a source is asked, with what we show it; for the thread that asks."""

from dataclasses import dataclass, field

from services.identity.domain.authority import Permission
from services.identity.domain.feed_pulls import AsOf, FeedPull, PullTerms
from services.identity.store import Tx


@dataclass(frozen=True)
class Asking:
    """`number`: the contract's version by which it is asked. `key_column`: what must be there at least."""

    number: int
    url: str
    as_of: AsOf
    header: str
    key_column: str
    authorities: str = ""
    certificate: str = field(default="", repr=False)
    authorization: str = field(default="", repr=False)
    etag: str = ""
    modified: str = ""


def asking_for(tx: Tx, source: str) -> Asking | None:
    """Nothing where the contract no longer says so."""
    contract, pull = tx.feed_contracts.find(source), tx.feed_pulls.find(source)
    if contract is None or contract.pull is None or pull is None:
        return None
    known = tx.pull_counts(pull)
    return Asking(
        number=contract.number,
        url=contract.pull.url,
        as_of=contract.pull.as_of,
        header=contract.pull.header,
        key_column=contract.by_field["key"],
        authorities=pull.authorities,
        certificate=_opened(tx, pull.sealed_certificate, f"feed_certificate/{source}"),
        authorization=_opened(tx, pull.sealed_authorization, f"feed_authorization/{source}"),
        etag=pull.etag if known else "",
        modified=pull.modified if known else "",
    )


@dataclass(frozen=True)
class Pulling:
    """How fetching from a source goes. `terms`: as agreed now, if at all."""

    pull: FeedPull
    name: str
    terms: PullTerms | None


def show_feed_pull(tx: Tx, source: str) -> Pulling:
    """What is fetched from a source, how the last tries went, and with which certificate."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    contract = tx.feed_contracts.get(source)
    pull = tx.feed_pulls.find(source) or FeedPull(id=source)
    return Pulling(pull, contract.name, contract.pull)


def _opened(tx: Tx, sealed: str, of: str) -> str:
    return tx.keys.reveal(sealed, of) if sealed else ""
