# SPDX-License-Identifier: AGPL-3.0-or-later
"""One question to a provider: guarded, redirects not followed, timed as a whole, its answer bounded JSON."""

import json
import threading
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import httpcore

from services.chassis import tls, web_addresses
from services.chassis.clock import monotonic
from services.chassis.guarded import AddressRefused, Deadline, GuardedBackend
from services.chassis.observe import log
from services.identity.domain.federation import Failure, OutsideFailed

WHOLE_SECONDS = 6.0
LONGEST_ANSWER = 256 * 1024
RESTS_SECONDS = 10.0
"""So long a host that did not answer is not asked again: it would hold a thread for whoever comes."""
_OK = 200
_REFUSES = range(400, 500)


class Asking:
    """May be used by many threads. `inside`: a development setting that allows private addresses."""

    def __init__(self, ca_file: str = "", *, inside: bool = False, seconds: float = WHOLE_SECONDS) -> None:
        self.inside = inside
        self._seconds = seconds
        self._deadline = Deadline()
        self._resting: dict[str, float] = {}
        self._lock = threading.Lock()
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls.context(ca_file),
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=30.0,
            network_backend=GuardedBackend(self._deadline, inside=inside),
        )

    def get(self, url: str, **query: str) -> dict[str, Any]:
        """Raises OutsideFailed."""
        return self._ask("GET", f"{url}?{urlencode(query)}" if query else url, {}, None)

    def post(self, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
        """Raises OutsideFailed: `refused` where the provider says no to what was sent."""
        given = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self._ask("POST", url, given, urlencode(form).encode())

    def check(self, url: object) -> str:
        """An address that a provider gives, if we may call it. Raises OutsideFailed."""
        if not isinstance(url, str) or web_addresses.wrong_with(url, inside=self.inside, plain=self.inside):
            raise OutsideFailed(Failure.JUNK, "an address that is none, or leads inside")
        return url

    def _ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> dict[str, Any]:
        origin = url.partition("?")[0].rpartition("/")[0]
        with self._lock:
            if monotonic() < self._resting.get(origin, 0.0):
                raise OutsideFailed(Failure.DOWN, "it did not answer a moment ago")
        try:
            status, content = self._talk(method, url, headers, body)
        except (AddressRefused, httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
            raise self._rests(origin, type(error).__name__) from None
        except (httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol) as error:
            raise OutsideFailed(Failure.JUNK, type(error).__name__) from None
        if status in _REFUSES and method == "POST":
            raise OutsideFailed(Failure.REFUSED, f"status {status}")
        if status != _OK:
            raise OutsideFailed(Failure.DOWN, f"status {status}")
        return _read(content)

    def _talk(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None
    ) -> tuple[int, bytes]:
        self._deadline.at = monotonic() + self._seconds
        steps = dict.fromkeys(("connect", "read", "write", "pool"), self._seconds)
        given: dict[bytes | str, bytes | str] = {"Accept": "application/json"}
        given.update(headers.items())
        with self._pool.stream(
            method, url, headers=given, content=body, extensions={"timeout": steps}
        ) as response:
            found = b""
            for part in response.iter_stream():
                found += part
                if len(found) > LONGEST_ANSWER:
                    raise OutsideFailed(Failure.JUNK, "the answer is too long")
            return response.status, found

    def _rests(self, origin: str, why: str) -> OutsideFailed:
        with self._lock:
            now = monotonic()
            self._resting = {name: until for name, until in self._resting.items() if now < until}
            self._resting[origin] = now + RESTS_SECONDS
        log().warning("a provider of log-ins does not answer", error=why)
        return OutsideFailed(Failure.DOWN, why)


def _read(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise OutsideFailed(Failure.JUNK, "the answer is no JSON") from None
    if not isinstance(found, dict):
        raise OutsideFailed(Failure.JUNK, "the answer is no object")
    return found


def basic(name: str, secret: str) -> dict[str, str]:
    """A client's name and secret in a header (RFC 6749, 2.3.1)."""
    pair = f"{quote(name, safe='')}:{quote(secret, safe='')}".encode()
    return {"Authorization": f"Basic {b64encode(pair).decode()}"}


def text_in(found: Mapping[str, Any], name: str, most: int = 255) -> str:
    """A text of an answer; empty where there is none of this length."""
    value = found.get(name)
    return value if isinstance(value, str) and len(value) <= most else ""
