# SPDX-License-Identifier: AGPL-3.0-or-later
"""One GET over HTTPS to an address that a contract names: guarded, bounded, timed, redirects not followed."""

import ssl
from collections.abc import Mapping

import httpcore

from services.chassis import tls
from services.chassis.clock import monotonic
from services.chassis.guarded import AddressRefused, Deadline, GuardedBackend, Resolve, resolve
from services.chassis.web_addresses import host_of, wrong_with
from services.identity.domain.feed_pulls import Fetched, PullProblem
from services.identity.queries.feed_pulls import Asking

AGENT = "Linli-Feeds/1.0"
ACCEPT = "text/csv, application/x-ndjson, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WHOLE_SECONDS = 60.0
STEP_SECONDS = 15.0
MOST_BYTES = 20 * 1024 * 1024
NOTHING_NEW = 304
_REDIRECTS = range(300, 400)
_BY_STATUS = {401: PullProblem.FORBIDDEN, 403: PullProblem.FORBIDDEN} | dict.fromkeys(
    (404, 410), PullProblem.NOT_FOUND
)
_EXPIRED, _OTHER_NAMES = 10, (62, 64)
"""What OpenSSL calls a certificate that has expired, and one of another host or address."""
_FAILURES = (AddressRefused, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.NetworkError)


class Fetcher:
    """`inside`: the hosts that the operator allows to lie inside."""

    def __init__(
        self,
        ca_file: str = "",
        inside: frozenset[str] = frozenset(),
        *,
        seconds: float = WHOLE_SECONDS,
        most_bytes: int = MOST_BYTES,
        look_up: Resolve = resolve,
    ) -> None:
        self._ca_file = ca_file
        self._inside = inside
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._look_up = look_up

    def fetch(self, asking: Asking) -> Fetched:
        """What came of it, or why nothing did."""
        inside = host_of(asking.url) in self._inside
        if wrong := wrong_with(asking.url, inside=inside):
            return Fetched(PullProblem.ADDRESS, wrong)
        try:
            context = tls.context_of(asking.authorities, asking.certificate, self._ca_file)
        except ValueError as error:
            return Fetched(PullProblem.TLS, str(error))
        deadline = Deadline()
        deadline.at = monotonic() + self._seconds
        backend = GuardedBackend(deadline, inside=inside, look_up=self._look_up)
        try:
            with httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool:
                return self._get(pool, asking)
        except (*_FAILURES, OSError) as error:
            return _failure(error)

    def _get(self, pool: httpcore.ConnectionPool, asking: Asking) -> Fetched:
        steps = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
        given: dict[bytes | str, bytes | str] = dict(_headers(asking).items())
        with pool.stream("GET", asking.url, headers=given, extensions={"timeout": steps}) as response:
            found = {name.lower().decode("latin-1"): value for name, value in response.headers}
            headers = {name: value.decode("latin-1") for name, value in found.items()}
            if response.status != 200:  # noqa: PLR2004 - OK
                return _without_answer(response.status)
            content = bytearray()
            for part in response.iter_stream():
                content += part
                if len(content) > self._most_bytes:
                    return Fetched(PullProblem.TOO_LARGE, str(self._most_bytes))
        return Fetched(
            content=bytes(content),
            media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            etag=headers.get("etag", ""),
            modified=headers.get("last-modified", ""),
            told=headers.get(asking.header.lower(), "") if asking.header else "",
        )


def _headers(asking: Asking) -> Mapping[str, str]:
    given = {
        "user-agent": AGENT,
        "accept": ACCEPT,
        "accept-encoding": "identity",
        "authorization": asking.authorization,
        "if-none-match": asking.etag,
        "if-modified-since": asking.modified,
    }
    return {name: value for name, value in given.items() if value}


def _without_answer(status: int) -> Fetched:
    if status == NOTHING_NEW:
        return Fetched(same=True)
    if status in _REDIRECTS:
        return Fetched(PullProblem.REDIRECTED, str(status))
    return Fetched(_BY_STATUS.get(status, PullProblem.STATUS), str(status))


def _failure(error: Exception) -> Fetched:
    if isinstance(error, AddressRefused):
        return Fetched(PullProblem.ADDRESS, "only public hosts")
    if isinstance(error, httpcore.TimeoutException):
        return Fetched(PullProblem.SLOW)
    if isinstance(error, httpcore.ProtocolError):
        return Fetched(PullProblem.BROKEN)
    return _down(error)


def _down(error: Exception) -> Fetched:
    """Whose certificate was not taken, as far as TLS says it."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        if cause.verify_code in _OTHER_NAMES:
            return Fetched(PullProblem.OTHER_NAME, cause.verify_message)
        expired = cause.verify_code == _EXPIRED
        return Fetched(PullProblem.EXPIRED if expired else PullProblem.UNTRUSTED, cause.verify_message)
    if isinstance(cause, ssl.SSLError):
        reason = cause.reason or "TLS"
        return Fetched(PullProblem.REFUSED_OURS if "ALERT" in reason else PullProblem.TLS, reason)
    return Fetched(PullProblem.UNREACHABLE)
