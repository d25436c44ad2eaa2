# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may come in: the token, the permission, the district, and the district's share of this process."""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import flask

from services.chassis.auth import REMEMBERED, Token, TokenChecker, Unauthenticated
from services.chassis.calendar import Calendar
from services.chassis.clock import monotonic, system_now
from services.chassis.http.characters import FORM
from services.chassis.http.daily_quota import DailyQuota
from services.chassis.http.problems import Malformed, TooManyRequests, UnknownTenant
from services.chassis.http.rate_limit import RateLimit, network
from services.chassis.http.request_log import record
from services.chassis.http.route import AUTHENTICATED, NOBODY
from services.chassis.store import Store, UnitOfWork, revocations, tenants
from services.chassis.store.daily_counts import DailyCounts
from services.chassis.store.store import platform_principal
from services.chassis.values import PLATFORM, PUBLIC, NotFound, Principal

KNOWN_SECONDS = 60.0
STREAM_RETRY_SECONDS = 2


class Gate:
    """Admits callers.

    `districts` bounds the requests of a district, `strangers` those of a client address to one. `streams` is
    how many of this process's threads one district may hold with streams, which last long. `recheck_seconds`
    is how late a revoked token is noticed after this service heard of it.
    """

    def __init__(
        self,
        checker: TokenChecker,
        store: Store[UnitOfWork],
        districts: RateLimit,
        strangers: RateLimit,
        streams: int,
        recheck_seconds: float,
    ) -> None:
        self._checker = checker
        self._store = store
        self._districts = districts
        self._strangers = strangers
        self._clients = RateLimit(0, burst_seconds=60, name="client")
        self._days = DailyQuota(DailyCounts(store.database))
        self._streams = streams
        self._recheck_seconds = recheck_seconds
        self._unrevoked: OrderedDict[tuple[str, str, int, str], float] = OrderedDict()
        self._streaming: Counter[str] = Counter()
        self._known: dict[str, float] = {}
        self._zones: dict[str, str] = {PLATFORM: Calendar().zone}
        self._lock = Lock()

    def admit(self, permission: str, bearer_field: str = "", group: str = "") -> Principal:
        """The caller, whose token may also stand in a form's field; `group`: what the district asks more for.

        Raises Unauthenticated, UnknownTenant, TooManyRequests, Forbidden, AuthorityEnded, NotProvenEnough,
        InsufficientAuthentication, Malformed.
        """
        token = self._checker.token(_authorization(bearer_field))
        principal = record().principal = token.principal
        if not self._serves(principal.tenant):
            raise UnknownTenant(principal.tenant)
        self._check_revoked(token)
        self._count(token)
        if permission != AUTHENTICATED and not principal.holds(permission):
            raise principal.refusal(permission)
        if group:
            token.proof.check(group, system_now().timestamp())
        return principal

    def _count(self, token: Token) -> None:
        """The request counts for its district, and for the client that has quotas of its own.

        What a minute or the district refuses does not count for the day. Raises TooManyRequests, StoreDown.
        """
        by, counted = token.principal, record().allowances
        day = by.tenant, by.client_id, token.per_day, self._zones[by.tenant]
        try:
            mine = self._clients.take(f"{by.tenant} {by.client_id}", rate=token.per_minute / 60)
            counted += [one for one in (mine, self._districts.take(by.tenant, rate=token.per_second)) if one]
        except TooManyRequests:
            counted += [one for one in (self._days.look(*day),) if one]
            raise
        counted += [one for one in (self._days.take(*day),) if one]

    def admit_stranger(self, district: str, address: str) -> Principal:
        """Nobody in particular, who may read what is public of one district, or of none.

        Raises NotFound for a district that is not served here, TooManyRequests.
        """
        if district:
            self._strangers.take(f"{network(address)} {district if district in self._known else NOBODY}")
        if district != NOBODY and (district == PLATFORM or not self._serves(district)):
            raise NotFound("district", district)
        principal = Principal(district, PUBLIC, PUBLIC)
        record().principal = principal
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

    def _serves(self, tenant: str) -> bool:
        now = monotonic()
        if tenant == PLATFORM or self._known.get(tenant, 0.0) > now:
            return True
        found = tenants.find(self._store.reader(platform_principal("gate")), tenant)
        if found is None or not found.active:
            self._known.pop(tenant, None)
            return False
        self._zones[tenant] = found.timezone
        self._known[tenant] = now + KNOWN_SECONDS
        return True

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


def _authorization(bearer_field: str) -> str | None:
    """The token of the header or of the form, never of the address; both are refused (RFC 6750, 2)."""
    header = flask.request.headers.get("Authorization")
    if not bearer_field or flask.request.mimetype != FORM or bearer_field not in flask.request.form:
        return header
    if header is not None:
        raise Malformed("the token is given in the header and in the form")
    return f"Bearer {flask.request.form[bearer_field]}"
