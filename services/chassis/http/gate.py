# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may come in: the token, the permission, the district, and the district's share of this process."""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import flask

from services.chassis.auth import REMEMBERED, Token, TokenChecker, Unauthenticated
from services.chassis.clock import monotonic
from services.chassis.http.problems import TooManyRequests, UnknownTenant
from services.chassis.http.request_log import record
from services.chassis.http.resource import AUTHENTICATED
from services.chassis.store import Store, UnitOfWork, revocations, tenants
from services.chassis.store.store import platform_principal
from services.chassis.values import PLATFORM, Forbidden, Principal

KNOWN_SECONDS = 60.0
BURST_SECONDS = 2.0
STREAM_RETRY_SECONDS = 2


class Gate:
    """Admits callers.

    `rate` is requests a second and district, 0 for no limit. `streams` is how many of this process's threads
    one district may hold with streams, which last long. `recheck_seconds` is how late a revoked token is
    noticed after this service heard of it.
    """

    def __init__(
        self,
        checker: TokenChecker,
        store: Store[UnitOfWork],
        rate: float,
        streams: int,
        recheck_seconds: float,
    ) -> None:
        self._checker = checker
        self._store = store
        self._rate = rate
        self._streams = streams
        self._recheck_seconds = recheck_seconds
        self._unrevoked: OrderedDict[tuple[str, str, int, str], float] = OrderedDict()
        self._streaming: Counter[str] = Counter()
        self._known: dict[str, float] = {}
        self._buckets: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def admit(self, permission: str) -> Principal:
        """The caller. Raises Unauthenticated, UnknownTenant, TooManyRequests, Forbidden."""
        token = self._checker.token(flask.request.headers.get("Authorization"))
        principal = record().principal = token.principal
        self._check_tenant(principal.tenant)
        self._check_revoked(token)
        if self._rate:
            self._take(principal.tenant)
        if permission != AUTHENTICATED and not principal.holds(permission):
            raise Forbidden(permission)
        return principal

    @contextmanager
    def stream(self, tenant: str) -> Iterator[None]:
        """One of the district's streams. Raises TooManyRequests when it has as many as it may."""
        with self._lock:
            if self._streaming[tenant] >= self._streams:
                raise TooManyRequests(STREAM_RETRY_SECONDS)
            self._streaming[tenant] += 1
        try:
            yield
        finally:
            with self._lock:
                self._streaming[tenant] -= 1

    def _check_tenant(self, tenant: str) -> None:
        now = monotonic()
        if tenant == PLATFORM or self._known.get(tenant, 0.0) > now:
            return
        found = tenants.find(self._store.reader(platform_principal("gate")), tenant)
        if found is None or not found.active:
            raise UnknownTenant(tenant)
        self._known[tenant] = now + KNOWN_SECONDS

    def _check_revoked(self, token: Token) -> None:
        """Raises Unauthenticated for a token that the issuer took back, at most `recheck_seconds` late."""
        now, by = monotonic(), token.principal
        key = (by.tenant, by.subject, token.generation, token.log_in)
        if self._unrevoked.get(key, 0.0) > now:
            return
        if revocations.is_revoked(self._store.reader(by), by.subject, token.generation, token.log_in):
            raise Unauthenticated("the token was revoked")
        with self._lock:
            self._unrevoked[key] = now + self._recheck_seconds
            while len(self._unrevoked) > REMEMBERED:
                self._unrevoked.popitem(last=False)

    def _take(self, tenant: str) -> None:
        now = monotonic()
        with self._lock:
            tokens, since = self._buckets.get(tenant, (self._rate * BURST_SECONDS, now))
            tokens = min(tokens + (now - since) * self._rate, max(self._rate * BURST_SECONDS, 1.0))
            if tokens < 1:
                raise TooManyRequests(max(1, round((1 - tokens) / self._rate)))
            self._buckets[tenant] = (tokens - 1, now)
