# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign an access token for a person or a client; it says what is asked of them before what weighs much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey

from services.chassis.auth import AUDIENCE
from services.chassis.clock import system_now
from services.chassis.store import MOST_IDS
from services.chassis.store.revocations import LONGEST_TOKEN_SECONDS
from services.chassis.values import OrgPath, Role
from services.identity.domain import roles, sessions
from services.identity.domain.clients import Client
from services.identity.domain.generations import FIRST
from services.identity.domain.offices import OfficeState
from services.identity.domain.real_names import RealNames
from services.identity.domain.sessions import PASSWORD
from services.identity.policies import RealNamePolicy, SeparationPolicy, StepUpPolicy
from services.identity.store import MOST_READ, MOST_REMEMBERED, Tx

TOKEN_LASTS = timedelta(seconds=LONGEST_TOKEN_SECONDS)


@dataclass(frozen=True, slots=True)
class TokenOwner:
    """A person, by one of their log-ins; how and when they had proved who they are."""

    person_id: str
    session_id: str
    authenticated_at: datetime | None = None
    methods: tuple[str, ...] = PASSWORD


def handle(tx: Tx, key: ECKey, client: Client, who: TokenOwner | None = None) -> str:
    """A JWT with the subject's roles in this tenant; without a person it is the client's own."""
    now = int(system_now().timestamp())
    latest = now + int(TOKEN_LASTS.total_seconds())
    limit = tx.tools.limit_of(tx.tenant)
    claims: dict[str, Any] = {
        "iss": tx.tools.issuer,
        "aud": AUDIENCE,
        "tenant": tx.tenant,
        "client_id": client.id,
        "iat": now,
        "exp": min(latest, int(client.expires_at.timestamp())) if client.expires_at else latest,
        "jti": tx.new_id(),
        **({"district_quota": limit} if limit else {}),
        **(_of_person(tx, who) if who else _of_client(tx, client)),
    }
    return jwt.encode({"alg": "ES256", "kid": key.kid, "typ": "at+jwt"}, claims, key, algorithms=["ES256"])


def _of_person(tx: Tx, who: TokenOwner) -> dict[str, Any]:
    tx.read_policies(tx.root, SeparationPolicy, StepUpPolicy, RealNamePolicy)
    person = tx.persons.get(who.person_id)
    granted = tx.role_grants.list({"person_id": person.id}, limit=MOST_READ)
    emergency = tx.emergency_of(person.id)
    held = [(grant.role, grant.path) for grant in granted]
    held += [(Role.RESIDENT, at) for at in _entrances(tx, held)]
    return {
        "sub": person.id,
        "name": person.name,
        "roles": _issued(tx, [*held, (emergency.role, emergency.path)] if emergency else held),
        **_ended(tx, person.id),
        **({"emergency": emergency.id} if emergency else {}),
        "gen": _generation(tx, person.id),
        "sid": who.session_id,
        **_proofs(who),
        **_asked(tx, who),
    }


def _entrances(tx: Tx, held: Iterable[tuple[Role, OrgPath]]) -> list[OrgPath]:
    """Who is a resident of a unit is one of the entrance that it lies in, as of the building's tree above."""
    homes = sorted({at for role, at in held if role is Role.RESIDENT})[:MOST_IDS]
    units = tx.places.list({"path": {"$in": homes}}, limit=MOST_IDS) if homes else []
    return sorted({one.entrance_path for one in units if one.entrance_path} - set(homes))


def _ended(tx: Tx, person_id: str) -> dict[str, Any]:
    """What the person was by offices whose terms are over: services tell such a refusal from others."""
    where = {"person_id": person_id, "state": OfficeState.OVER}
    over = tx.offices.page(where, sort="-until", limit=MOST_REMEMBERED).items
    ended = _by_role({(role, office.place_path) for office in over for role in office.roles})
    return {"ended": ended} if ended else {}


def _proofs(who: TokenOwner) -> dict[str, Any]:
    """How and when the person proved who they are (RFC 9068, 2.2.1)."""
    at = {"auth_time": int(who.authenticated_at.timestamp())} if who.authenticated_at else {}
    return {**at, "acr": sessions.level_of(who.methods), "amr": list(who.methods)}


def _asked(tx: Tx, who: TokenOwner) -> dict[str, Any]:
    """What the district asks of this person before what weighs much, and what it closes to them."""
    account = tx.accounts.first({"person_id": who.person_id})
    factors = tx.second_factors.find(account.id) if account else None
    asked = tx.policy(StepUpPolicy).demands(has_second_factor=factors is not None and factors.any)
    proven = tx.real_names.find(who.person_id) or RealNames(who.person_id)
    lacks = tx.policy(RealNamePolicy).lacking(proven.level)
    asks = {"asks": {group: demand.claim() for group, demand in asked.items()}} if asked else {}
    return {**asks, **({"lacks": dict(lacks)} if lacks else {})}


def _of_client(tx: Tx, client: Client) -> dict[str, Any]:
    held = _issued(tx, ((given.role, given.path) for given in client.roles))
    scope = {"scope": " ".join(client.scopes)} if client.scopes else {}
    quota = {"quota": client.per_minute} if client.per_minute else {}
    daily = {"daily_quota": client.per_day} if client.per_day else {}
    generation = _generation(tx, client.id)
    own = {"sub": client.id, "name": client.name, "roles": held, "gen": generation}
    return {**own, **scope, **quota, **daily}


def _generation(tx: Tx, subject: str) -> int:
    known = tx.generations.find(subject)
    return known.number if known else FIRST


def _issued(tx: Tx, held: Iterable[tuple[Role, OrgPath]]) -> dict[str, list[str]]:
    """A district's administrator is its system's alone where administrators are apart."""
    separated = tx.policy(SeparationPolicy).administrators
    return _by_role((roles.issued(role, separated=separated), at) for role, at in held)


def _by_role(held: Iterable[tuple[Role, OrgPath]]) -> dict[str, list[str]]:
    """Each role once with its places: what a role may do is known to the services, and headers are short."""
    places: dict[str, list[str]] = {}
    for role, at in sorted(held):
        places.setdefault(role, []).append(at)
    return places
