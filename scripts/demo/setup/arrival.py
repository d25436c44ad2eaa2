# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's facts reach the other services as events: wait until they are there."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from scripts.demo.api import Api, Refused

PATIENCE_S = 60
POLL_S = 0.1
T = TypeVar("T")

NOT_YET = {"tenant_unknown", "forbidden", "not_found"}


class NotArrived(Exception):
    """A service did not learn in time what identity knows."""


def wait_for(what: str, is_there: Callable[[], bool]) -> None:
    """Ask until the answer is yes. Raises NotArrived."""
    known_by(what, lambda: is_there() or None)


def known_by(what: str, look: Callable[[], T | None]) -> T:
    """Look until a service that does not know of it yet has something to show. Raises NotArrived."""
    found = looked_for(lambda: patiently(look))
    if found is None:
        raise NotArrived(f"not known within {PATIENCE_S} s: {what}")
    return found


def looked_for(look: Callable[[], T | None], seconds: float = PATIENCE_S) -> T | None:
    """Look until there is something; None if it never came."""
    until = time.monotonic() + seconds
    while (found := look()) is None and time.monotonic() <= until:
        time.sleep(POLL_S)
    return found


def patiently(look: Callable[[], T]) -> T | None:
    """What there is; None while the service does not know of it."""
    try:
        return look()
    except Refused as refusal:
        if refusal.code in NOT_YET:
            return None
        raise


def district(dispatch: Api, root: str) -> None:
    """The district itself: before, nobody of it gets in."""

    def known() -> bool:
        return bool(dispatch.get("/dispatch/v1/policies/orders"))

    wait_for(f"the district {root}", known)


def places(dispatch: Api, parent: str, paths: Iterable[str]) -> None:
    """These places directly below one."""
    wanted = set(paths)

    def known() -> bool:
        return wanted <= {found["path"] for found in dispatch.all("/dispatch/v1/places", below=parent)}

    wait_for(f"places below {parent}", known)


def assignees(dispatch: Api, place: str, ids: Iterable[str]) -> None:
    """These persons and companies can be made responsible at a place."""
    wanted = set(ids)

    def known() -> bool:
        found = dispatch.get("/dispatch/v1/assignees", place=place)["items"]
        return wanted <= {one["id"] for one in found}

    wait_for(f"who serves at {place}", known)
