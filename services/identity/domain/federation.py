# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in by way of somebody else: a district's own OpenID provider, WeCom, WeChat; whom they mean here.

Nobody is found by name: a subject was linked before, or its verified phone number or citizen id is one
person's on record, or the person logs in here once and says that it is theirs.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from services.chassis import web_addresses
from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.events import (
    IdentityLinked,
    IdentityProviderChanged,
    IdentityUnlinked,
    OutsideLogInRefused,
)
from services.identity.domain.federation_errors import ProviderIncomplete
from services.identity.domain.kinds import RealName
from services.identity.domain.sessions import OUTSIDE, OUTSIDE_TWICE

MOST_PROVIDERS = 10
MOST_LINKS = 20
LASTS = timedelta(minutes=10)
"""So long may a log-in elsewhere take, and so long may one say afterwards whose it is."""
COMPARED = (RealName.NOTHING, RealName.PHONE, RealName.PAPER)
"""What can be proven by what a provider says: no provider of log-ins sees who owns what."""


class ProviderKind(StrEnum):
    """OpenID Connect; 企业微信; 微信开放平台: these two have OAuth's codes, and no id_token."""

    OPENID = "openid"
    WECOM = "wecom"
    WECHAT = "wechat"


class MatchBy(StrEnum):
    """By what a provider says is verified, a person on record may be found."""

    PHONE = "phone"
    CITIZEN_ID = "citizen_id"


class Failure(StrEnum):
    """Why a log-in elsewhere came to nothing: what the page says, and the event of the refusal."""

    DOWN = "down"
    JUNK = "junk"
    DENIED = "denied"
    REFUSED = "refused"
    ISSUER = "issuer"
    TOKEN = "token"  # noqa: S105 - the name of a failure
    BROWSER = "browser"
    USED = "used"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    CLOSED = "closed"


class OutsideFailed(Exception):
    """The provider did not say who somebody is; `detail` is for the log and holds nothing of a person."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure


@dataclass(frozen=True, kw_only=True)
class IdentityProvider:
    """One way in, of a district.

    `issuer`: where OpenID's discovery begins. `api_url` and `log_in_url`: where a WeCom of one's own stands;
    empty for the vendors' common ones. `citizen_id_claim`: what the provider calls a citizen id.
    `links_by_log_in`: who is unknown may log in here and link. `two_factors_acr`: at which `acr` of the
    provider a log-in counts as two factors; without any none does. `real_name`: how far what it says of a
    person, compared with the record, proves who they are.
    """

    id: str
    kind: ProviderKind
    name: str
    client_id: str
    sealed_secret: str = field(repr=False)
    issuer: str = ""
    agent_id: str = ""
    api_url: str = ""
    log_in_url: str = ""
    match_by: tuple[MatchBy, ...] = ()
    citizen_id_claim: str = ""
    links_by_log_in: bool = False
    two_factors_acr: tuple[str, ...] = ()
    real_name: RealName = RealName.NOTHING
    active: bool = True

    @property
    def changed(self) -> Event:
        return IdentityProviderChanged(
            provider_id=self.id,
            name=self.name,
            kind=self.kind.value,
            issuer=self.issuer,
            client_id=self.client_id,
            active=self.active,
        )

    def methods(self, acr: str) -> tuple[str, ...]:
        """What a log-in there is here (`amr`)."""
        return OUTSIDE_TWICE if acr and acr in self.two_factors_acr else OUTSIDE


@dataclass(frozen=True)
class Attempt:
    """What this browser was sent away with; it comes back once, and in time."""

    provider_id: str
    state: str
    nonce: str
    verifier: str = field(repr=False)
    redirect_uri: str
    query: str
    began_at: datetime
    demands: str = ""

    def in_time(self, now: datetime) -> bool:
        return self.began_at <= now < self.began_at + LASTS


@dataclass(frozen=True)
class Outsider:
    """Whom a provider means: `phone` and `citizen_id` are given only where it says that they are verified."""

    subject: str
    phone: str = field(default="", repr=False)
    citizen_id: str = field(default="", repr=False)
    acr: str = ""


@dataclass(frozen=True)
class LinkedIdentity:
    """A subject of a provider is this person. `lookup`: a keyed hash of both; the subject itself is not kept.

    `how`: `phone`, `citizen_id` or `log_in`. `last_state`: the hash of the last attempt, good once.
    """

    id: str
    lookup: str
    provider_id: str
    person_id: str
    account_id: str
    how: str
    linked_at: datetime
    used_at: datetime | None = None
    last_state: str = field(default="", repr=False)


def check(provider: IdentityProvider, *, inside: bool) -> IdentityProvider:
    """A provider as it may be used. `inside`: a development setting that takes http and private hosts.

    Raises ProviderIncomplete, Invalid.
    """
    given = {"issuer": provider.issuer, "api_url": provider.api_url, "log_in_url": provider.log_in_url}
    for name, url in given.items():
        if url and (wrong := web_addresses.wrong_with(url, inside=inside, plain=inside)):
            raise Invalid(name, wrong)
        if "?" in url:
            raise Invalid(name, "has no query")
    if provider.kind is ProviderKind.OPENID:
        _check_openid(provider)
    else:
        _check_vendor(provider)
    if provider.real_name not in COMPARED:
        raise Invalid("real_name", "a provider proves a phone or a paper, not who owns what")
    return provider


def _check_openid(provider: IdentityProvider) -> None:
    if not provider.issuer:
        raise ProviderIncomplete("issuer")
    if provider.api_url or provider.log_in_url or provider.agent_id:
        raise Invalid("api_url", "an OpenID provider says itself where it is: give the issuer alone")
    if MatchBy.CITIZEN_ID in provider.match_by and not provider.citizen_id_claim:
        raise ProviderIncomplete("citizen_id_claim")


def _check_vendor(provider: IdentityProvider) -> None:
    if provider.issuer:
        raise Invalid("issuer", "only OpenID providers have one")
    if provider.kind is ProviderKind.WECOM and not provider.agent_id:
        raise ProviderIncomplete("agent_id")
    if provider.kind is ProviderKind.WECHAT and provider.agent_id:
        raise Invalid("agent_id", "only WeCom has one")
    if provider.match_by or provider.citizen_id_claim or provider.two_factors_acr:
        raise Invalid("match_by", "WeCom and WeChat tell a subject and nothing that is verified")
    if provider.real_name is not RealName.NOTHING:
        raise Invalid("real_name", "WeCom and WeChat tell nothing that could be compared")


def proven(
    provider: IdentityProvider, outsider: Outsider, *, phone_is: bool, paper_is: bool
) -> tuple[RealName, ...]:
    """What is proven by a log-in there: what the provider says is what stands on record, up to its level."""
    reach = COMPARED.index(provider.real_name)
    seen = ((RealName.PHONE, phone_is and outsider.phone), (RealName.PAPER, paper_is and outsider.citizen_id))
    return tuple(level for level, same in seen if same and COMPARED.index(level) <= reach)


def link(linked: LinkedIdentity, provider: IdentityProvider, at: OrgPath) -> list[Event]:
    """The person is told: who links somebody else's subject to an account has a way into it."""
    return [
        IdentityLinked(
            linked.id, linked.account_id, linked.person_id, provider.id, provider.name, linked.how, at
        )
    ]


def unlink(linked: LinkedIdentity, name: str, at: OrgPath) -> list[Event]:
    return [IdentityUnlinked(linked.id, linked.account_id, linked.person_id, linked.provider_id, name, at)]


def use(linked: LinkedIdentity, state: str, now: datetime) -> LinkedIdentity:
    return replace(linked, used_at=now, last_state=state)


def refuse(provider: IdentityProvider, failure: Failure) -> list[Event]:
    """What is worth a look of whoever keeps log-ins; that a provider was down is not."""
    told = {Failure.ISSUER, Failure.TOKEN, Failure.USED, Failure.UNKNOWN, Failure.CONFLICT, Failure.CLOSED}
    return [OutsideLogInRefused(provider.id, failure.value)] if failure in told else []


def is_strong(methods: tuple[str, ...]) -> bool:
    """Whether somebody proved themselves here and not elsewhere: only then they may link."""
    return not set(methods) & set(OUTSIDE)
