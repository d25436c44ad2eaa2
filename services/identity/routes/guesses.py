# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often a network may be wrong about secrets: whoever guesses pays, not whom the guesses are about.

Beside the count of each account, which says nothing about one password that is tried on a thousand accounts.
"""

import flask

from services.chassis.http.problems import TooManyRequests
from services.chassis.http.rate_limit import RateLimit, network

MINUTE = 60.0


class Guesses:
    """So many wrong secrets a minute are borne from one network by this process, 0 for any number."""

    def __init__(self, a_minute: int) -> None:
        self._limit = RateLimit(a_minute / MINUTE, burst_seconds=MINUTE)

    def check(self) -> None:
        """Raises TooManyRequests while the request's network has been wrong too often."""
        self._limit.take(_sender(), 0)

    def count(self) -> None:
        """The request was wrong once more."""
        try:
            self._limit.take(_sender())
        except TooManyRequests:
            return


def _sender() -> str:
    return network(flask.request.remote_addr or "")
