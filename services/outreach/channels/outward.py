# SPDX-License-Identifier: AGPL-3.0-or-later
"""One POST over HTTP to an address that somebody chose: guarded, redirects not followed, all of it timed."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpcore

from services.chassis import tls
from services.chassis.clock import monotonic
from services.chassis.guarded import AddressRefused, Deadline, GuardedBackend, Resolve, resolve
from services.outreach.domain.deliveries import ANSWER_LENGTH

WHOLE_SECONDS = 15.0
STEP_SECONDS = 10.0
KEPT_CONNECTIONS = 100


class NoAnswer(Exception):
    """Nothing was answered; the text is the kind of the failure."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is cut; it may hold anything."""

    status: int
    text: str


class Outward:
    """May be used by many threads. `inside`: a development setting that allows private addresses."""

    def __init__(
        self,
        ca_file: str = "",
        *,
        inside: bool = False,
        seconds: float = WHOLE_SECONDS,
        look_up: Resolve = resolve,
    ) -> None:
        self._seconds = seconds
        self._deadline = Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls.context(ca_file),
            max_connections=None,
            max_keepalive_connections=KEPT_CONNECTIONS,
            keepalive_expiry=30.0,
            network_backend=GuardedBackend(self._deadline, inside=inside, look_up=look_up),
        )

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Raises NoAnswer."""
        self._deadline.at = monotonic() + self._seconds
        try:
            return self._post(url, headers, body)
        except (AddressRefused, httpcore.NetworkError, httpcore.TimeoutException) as error:
            raise NoAnswer(type(error).__name__) from None
        except (httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol, OSError) as error:
            raise NoAnswer(type(error).__name__) from None

    def close(self) -> None:
        self._pool.close()

    def _post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        steps = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
        given: dict[bytes | str, bytes | str] = dict(headers.items())
        with self._pool.stream(
            "POST", url, headers=given, content=body, extensions={"timeout": steps}
        ) as response:
            found = b""
            for part in response.iter_stream():
                found += part
                if len(found) > ANSWER_LENGTH:
                    break
            return Answer(response.status, found.decode(errors="replace")[:ANSWER_LENGTH])
