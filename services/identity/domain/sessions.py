# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log-ins and what comes of them: sessions, authorization codes and families of refresh tokens.

Whatever the other side keeps is `tenant.id.secret` or `tenant.secret`; only the secret's hash is stored here.
"""

import hmac
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from services.chassis.values import PLATFORM, Event
from services.identity.domain.events import RefreshTokenReused
from services.identity.domain.second_factors import SecondFactors

_SECRET = re.compile(r"[A-Za-z0-9_-]{43,86}")
_BEARER = re.compile(
    rf"(?P<tenant>[0-9]{{6}}|{PLATFORM})\.(?:(?P<id>[\w-]{{16,64}})\.)?(?P<secret>[\w-]{{22,86}})"
)


PASSWORD = ("pwd",)
PHONE = ("sms",)
CODE = ("otp", "mfa")
PASSKEY = ("pop", "user", "mfa")
OUTSIDE = ("fed",)
OUTSIDE_TWICE = ("fed", "mfa")
"""How somebody proved who they are: authentication methods of RFC 8176. A passkey checks its user itself.

`fed` is no word of the registry: another provider says who it is, with two factors where its district takes
it for that. A code by text message is one factor: who else reads it or takes the number over is a risk of
its own.
"""

ONE_FACTOR, TWO_FACTORS = "one_factor", "two_factors"
WAITS = timedelta(minutes=10)
"""So long after the password the second factor may come."""

GRACE = timedelta(seconds=30)
"""So long a refresh token may come once more (RFC 9700, 4.14.2 finds replays; answers get lost)."""
MOST_ANSWERS = 8
"""So many answers to one refresh token are good, the latest of them."""


@dataclass(frozen=True, slots=True)
class BearerText:
    """A secret as the other side holds it; the id is empty where the secret's hash is the id."""

    tenant: str
    id: str
    secret: str

    def __str__(self) -> str:
        return ".".join(part for part in (self.tenant, self.id, self.secret) if part)


@dataclass(frozen=True, slots=True)
class Session:
    """A log-in at the identity provider; its id is the hash of the cookie's secret.

    `device` and `network` (masked) are for its owner, `used_at` is when a client asked for tokens last.

    `remembered`: on the person's own device, so it outlives the browser. Who proves once more who they are
    keeps the log-in with another cookie: `proved_again_at` is when, `cookie` the hash of its secret.
    """

    id: str
    account_id: str
    person_id: str
    started_at: datetime
    expires_at: datetime
    remembered: bool = False
    methods: tuple[str, ...] = PASSWORD
    device: str = ""
    network: str = ""
    used_at: datetime | None = None
    proved_again_at: datetime | None = None
    cookie: str = ""

    @property
    def level(self) -> str:
        return level_of(self.methods)

    @property
    def proved_at(self) -> datetime:
        """When the person last proved who they are (`auth_time`)."""
        return self.proved_again_at or self.started_at

    def opens_with(self, secret: str) -> bool:
        """Whether this is the secret of its cookie, the newest one."""
        return matches(secret, self.cookie or self.id)


@dataclass(frozen=True, slots=True)
class WaitingLogIn:
    """Who has proved themselves, but not enough, or with a password that is not their own yet.

    Its id is a cookie secret's hash.
    """

    id: str
    account_id: str
    person_id: str
    expires_at: datetime
    remembered: bool = False
    methods: tuple[str, ...] = PASSWORD


@dataclass(frozen=True, slots=True)
class AuthorizationCode:
    """What a client may redeem once for tokens; its id is the hash of the code's secret."""

    id: str
    session_id: str
    person_id: str
    client_id: str
    redirect_uri: str
    scope: str
    code_challenge: str
    nonce: str
    authenticated_at: datetime
    expires_at: datetime
    methods: tuple[str, ...] = PASSWORD


@dataclass(frozen=True, slots=True)
class RefreshFamily:
    """All refresh tokens that descend from one code. Only the newest, whose hash is `current`, is good.

    The one before, `previous`, is for a moment longer: the answer that brought the newest may have been lost,
    or two processes of the client asked at once. So `others` were answered to it, too: the client goes on
    with one of all these, and whoever comes with another one of them after that has a copy.
    How and when the person had logged in stays the same for all of them (RFC 9068, 2.2.1).
    """

    id: str
    session_id: str
    person_id: str
    client_id: str
    scope: str
    code_id: str
    current: str
    expires_at: datetime
    authenticated_at: datetime | None = None
    methods: tuple[str, ...] = PASSWORD
    revoked: bool = False
    previous: str = ""
    rotated_at: datetime | None = None
    others: tuple[str, ...] = ()

    def newest(self, secret: str) -> bool:
        return any(matches(secret, one) for one in (self.current, *self.others))

    def lost(self, secret: str, now: datetime) -> bool:
        """Whether the last answer to a client may have been lost: the same question comes again at once."""
        asked_at = self.rotated_at
        return asked_at is not None and now - asked_at <= GRACE and matches(secret, self.previous)


def prove_again(
    session: Session, secret: str, methods: tuple[str, ...], now: datetime, expires_at: datetime
) -> Session:
    """The same log-in, proved anew and at least as long; whoever has a copy of its former cookie is out."""
    return replace(
        session,
        cookie=digest(secret),
        methods=methods,
        proved_again_at=now,
        used_at=now,
        expires_at=max(session.expires_at, expires_at),
    )


def demands(level: str, wanted: str) -> bool:
    """Whether a client's `acr_values` ask for more than this level; what it does not know is passed over."""
    known = [value for value in wanted.split() if value in (ONE_FACTOR, TWO_FACTORS)]
    return bool(known) and ONE_FACTOR not in known and level != TWO_FACTORS


def level_of(methods: tuple[str, ...]) -> str:
    """The authentication context class (`acr`, OpenID Connect Core 2) that these methods reach."""
    return TWO_FACTORS if "mfa" in methods else ONE_FACTOR


def owes_second(methods: tuple[str, ...], factors: SecondFactors | None) -> bool:
    """Whether who has proved this much has a second factor that is still to be given."""
    return level_of(methods) == ONE_FACTOR and factors is not None and factors.any


def parse(text: str) -> BearerText | None:
    """The parts of what a client or a browser presents; None when it is not of our form."""
    found = _BEARER.fullmatch(text)
    return BearerText(found["tenant"], found["id"] or "", found["secret"]) if found else None


def is_secret(text: str) -> bool:
    """Whether it has the form of a secret that we give."""
    return bool(_SECRET.fullmatch(text))


def digest(secret: str) -> str:
    """What is stored of a secret: it has 128 random bits or more, so a plain hash cannot be guessed back."""
    return sha256(secret.encode()).hexdigest()


def matches(secret: str, stored: str) -> bool:
    return hmac.compare_digest(digest(secret), stored)


def redeemable(code: AuthorizationCode, client_id: str, now: datetime) -> bool:
    return code.client_id == client_id and now < code.expires_at


def rotate(
    family: RefreshFamily, secret: str, new_secret: str, client_id: str, now: datetime
) -> tuple[RefreshFamily, list[Event], bool]:
    """The family with its next token, and True; or revoked, and False, when an older token comes again."""
    if family.revoked or family.client_id != client_id or now >= family.expires_at:
        return family, [], False
    made = digest(new_secret)
    if family.newest(secret):
        return replace(family, current=made, others=(), previous=digest(secret), rotated_at=now), [], True
    if family.lost(secret, now):
        others = (*family.others, family.current)[1 - MOST_ANSWERS :]
        return replace(family, current=made, others=others), [], True
    return *revoke_reused(family), False


def revoke_reused(family: RefreshFamily) -> tuple[RefreshFamily, list[Event]]:
    """Somebody else holds a copy of a token or code of this family: none of its tokens is good any more."""
    event = RefreshTokenReused(family.id, family.person_id, family.client_id)
    return replace(family, revoked=True), [event]
