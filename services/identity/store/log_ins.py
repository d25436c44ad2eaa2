# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of who logs in: accounts, clients, sessions and what they were given."""

from datetime import datetime

from services.chassis.clock import system_now
from services.chassis.store import Collection, Index, UnitOfWork, revocations
from services.identity.domain import generations
from services.identity.domain import sessions as log_ins
from services.identity.domain.accounts import Account, UnknownLogin
from services.identity.domain.clients import Client
from services.identity.domain.emergencies import MOST_UNREVIEWED, EmergencyAccess
from services.identity.domain.federation import IdentityProvider, LinkedIdentity
from services.identity.domain.generations import FIRST, Generation
from services.identity.domain.real_names import RealNames
from services.identity.domain.resets import SentCode
from services.identity.domain.second_factors import SecondFactors
from services.identity.domain.sessions import AuthorizationCode, RefreshFamily, Session, WaitingLogIn
from services.identity.store.tools import Tools

EMERGENCY = "emergency.open"
"""The kind of the timer that ends one; so many wait as are open."""
CLIENT_ENDS_SOON, CLIENT_OVER = "client.expires_soon", "client.expired"
REVIEW, REVIEW_OVERDUE = "emergency.review", "emergency.review_overdue"
"""Of those that are over: until the first reminder, and from then on until somebody has reviewed it."""


class LogInsUnit(UnitOfWork):
    """The part of identity's `Tx` that is about logging in."""

    tools: Tools

    accounts = Collection(
        Account, "accounts", indexes=(Index("login", unique=True), Index("person_id", unique=True))
    )
    password_resets = Collection(SentCode, "password_resets")
    log_in_codes = Collection(SentCode, "log_in_codes")
    real_names = Collection(RealNames, "real_names", noun="real_name")
    second_factors = Collection(SecondFactors, "second_factors")
    identity_providers = Collection(IdentityProvider, "identity_providers")
    linked_identities = Collection(
        LinkedIdentity,
        "linked_identities",
        indexes=(Index("lookup", unique=True), Index("person_id", "_id")),
    )
    emergency_accesses = Collection(
        EmergencyAccess,
        "emergency_accesses",
        indexes=(
            Index("person_id", "_id"),
            Index("person_id", "verdict", "_id"),
            Index("verdict", "_id"),
        ),
    )
    unknown_logins = Collection(UnknownLogin, "unknown_logins")
    clients = Collection(Client, "clients")
    sessions = Collection(Session, "sessions", indexes=(Index("account_id"),))
    waiting_log_ins = Collection(WaitingLogIn, "waiting_log_ins", indexes=(Index("account_id"),))
    codes = Collection(AuthorizationCode, "codes", indexes=(Index("session_id"),))
    refresh_families = Collection(
        RefreshFamily, "refresh_families", indexes=(Index("session_id"), Index("code_id"))
    )
    generations = Collection(Generation, "token_generations")

    def emergency_of(self, person_id: str) -> EmergencyAccess | None:
        """The emergency access that somebody has open now; nobody has two."""
        known = self.emergency_accesses.list({"person_id": person_id, "verdict": ""}, limit=MOST_UNREVIEWED)
        return next((one for one in known if one.open_at(system_now())), None)

    def session_of(self, cookie: str, now: datetime) -> Session | None:
        """The log-in that a browser's cookie stands for, while it lasts."""
        bearer = log_ins.parse(cookie)
        found = self.sessions.find(bearer.id or log_ins.digest(bearer.secret)) if bearer else None
        if bearer is None or found is None or not found.opens_with(bearer.secret):
            return None
        return found if now < found.expires_at else None

    def revoke_tokens_of(self, subject: str) -> None:
        """Access tokens of a person, whose log-ins go on and fetch new ones, or of a client."""
        known = self.generations.find(subject)
        following, events = generations.next_generation(known or Generation(subject, FIRST))
        self.generations.put(following, *events)
        revocations.revoke(self, following.id, following.number)
