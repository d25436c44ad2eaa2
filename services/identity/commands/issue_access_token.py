# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign an access token for a person or a client."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey

from services.chassis.auth import AUDIENCE
from services.chassis.clock import system_now
from services.chassis.store.revocations import LONGEST_TOKEN_SECONDS
from services.chassis.values import OrgPath, Role
from services.identity.domain.clients import Client
from services.identity.domain.generations import FIRST
from services.identity.domain.sessions import Session
from services.identity.store import MOST_READ, Tx

TOKEN_LASTS = timedelta(seconds=LONGEST_TOKEN_SECONDS)


@dataclass(frozen=True, slots=True)
class TokenOwner:
    """A person, by one of their log-ins."""

    person_id: str
    session_id: str


def handle(tx: Tx, key: ECKey, client: Client, who: TokenOwner | None = None) -> str:
    """A JWT with the subject's roles in this tenant; without a person it is the client's own."""
    now = int(system_now().timestamp())
    claims: dict[str, Any] = {
        "iss": tx.tools.issuer,
        "aud": AUDIENCE,
        "tenant": tx.tenant,
        "client_id": client.id,
        "iat": now,
        "exp": now + int(TOKEN_LASTS.total_seconds()),
        "jti": tx.new_id(),
        **(_of_person(tx, who) if who else _of_client(tx, client)),
    }
    return jwt.encode({"alg": "ES256", "kid": key.kid, "typ": "at+jwt"}, claims, key, algorithms=["ES256"])


def _of_person(tx: Tx, who: TokenOwner) -> dict[str, Any]:
    person = tx.persons.get(who.person_id)
    granted = tx.role_grants.list({"person_id": person.id}, limit=MOST_READ)
    return {
        "sub": person.id,
        "name": person.name,
        "roles": _by_role((grant.role, grant.path) for grant in granted),
        "gen": _generation(tx, person.id),
        "sid": who.session_id,
        **_proofs(tx.sessions.find(who.session_id)),
    }


def _proofs(session: Session | None) -> dict[str, Any]:
    """How and when the person proved who they are (RFC 9068, 2.2.1)."""
    if session is None:
        return {}
    at = int(session.started_at.timestamp())
    return {"auth_time": at, "acr": session.level, "amr": list(session.methods)}


def _of_client(tx: Tx, client: Client) -> dict[str, Any]:
    roles = _by_role((given.role, given.path) for given in client.roles)
    return {"sub": client.id, "name": client.name, "roles": roles, "gen": _generation(tx, client.id)}


def _generation(tx: Tx, subject: str) -> int:
    known = tx.generations.find(subject)
    return known.number if known else FIRST


def _by_role(held: Iterable[tuple[Role, OrgPath]]) -> dict[str, list[str]]:
    """Each role once with its places: what a role may do is known to the services, and headers are short."""
    places: dict[str, list[str]] = {}
    for role, at in sorted(held):
        places.setdefault(role, []).append(at)
    return places
