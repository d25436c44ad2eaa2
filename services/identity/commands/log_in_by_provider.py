# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in whom another provider means: who is linked, or whose verified number is one person's on record."""

from dataclasses import dataclass, field

from services.chassis.clock import system_now
from services.identity.commands import open_session, prove
from services.identity.commands.open_session import Outcome
from services.identity.domain import federation, identifiers, persons, sessions
from services.identity.domain.accounts import Account
from services.identity.domain.devices import Seen
from services.identity.domain.federation import (
    Attempt,
    Failure,
    IdentityProvider,
    LinkedIdentity,
    MatchBy,
    Outsider,
)
from services.identity.domain.persons import Person
from services.identity.domain.real_names import RealNameProof
from services.identity.domain.roles import ADMINISTRATORS
from services.identity.domain.sessions import ONE_FACTOR
from services.identity.policies import SeparationPolicy
from services.identity.store import Tx

MOST_OF_A_NUMBER = 2
"""As many as show that a number is not one person's alone."""


@dataclass(frozen=True)
class Found:
    """A log-in, or why there is none. `lookup`: by what who is unknown could be linked, where that may be."""

    outcome: Outcome = field(default_factory=Outcome)
    failure: Failure | None = None
    lookup: str = ""


@dataclass(frozen=True)
class Means:
    """What a provider says of somebody, in the form in which it is looked up here; empty for nothing."""

    phone: str
    citizen_id: str


def handle(tx: Tx, attempt: Attempt, outsider: Outsider, seen: Seen) -> Found:
    """A refusal is an outcome, so that its event is kept. Raises NotFound."""
    provider = tx.identity_providers.get(attempt.provider_id)
    found = _log_in(tx, provider, attempt, outsider, seen)
    if found.failure:
        tx.identity_providers.save(provider, *federation.refuse(provider, found.failure))
    return found


def _log_in(tx: Tx, provider: IdentityProvider, attempt: Attempt, outsider: Outsider, seen: Seen) -> Found:
    state = sessions.digest(attempt.state)
    lookup, means = tx.outsider(provider.id, outsider.subject), _means(tx, outsider)
    linked = tx.linked_identities.first({"lookup": lookup})
    if linked is not None and linked.last_state == state:
        return Found(failure=Failure.USED)
    person, by = (tx.persons.find(linked.person_id), linked.how) if linked else _matched(tx, provider, means)
    if by is Failure.CONFLICT:
        return Found(failure=Failure.CONFLICT)
    if linked is None and person is None:
        return Found(failure=Failure.UNKNOWN, lookup=lookup if provider.links_by_log_in else "")
    account = tx.accounts.first({"person_id": person.id}) if person else None
    if account is None or person is None or not (account.active and person.active):
        return Found(failure=Failure.CLOSED)
    if _is_apart(tx, person):
        return Found(failure=Failure.CLOSED)
    linked = linked or _link(tx, provider, lookup, account, person, by)
    tx.linked_identities.put(federation.use(linked, state, system_now()))
    _prove(tx, provider, person, outsider, means)
    methods = provider.methods(outsider.acr)
    asked = sessions.demands(ONE_FACTOR, attempt.demands)
    return Found(open_session.handle(tx, account.id, seen, methods, remembered=False, two_factors=asked))


def _is_apart(tx: Tx, person: Person) -> bool:
    """Whether they are one of three administrators: who keeps providers could be the others, too."""
    held = (role for role, _ in tx.roles_of(person.id))
    return tx.policy(SeparationPolicy).administrators and any(role in ADMINISTRATORS for role in held)


def _means(tx: Tx, outsider: Outsider) -> Means:
    phone = persons.phone_in(outsider.phone) if outsider.phone else ""
    citizen_id = identifiers.plain(outsider.citizen_id) if outsider.citizen_id else ""
    keys = tx.keys
    return Means(
        keys.lookup(phone, "phone") if phone else "",
        keys.lookup(citizen_id, "citizen_id") if citizen_id else "",
    )


def _matched(
    tx: Tx, provider: IdentityProvider, means: Means
) -> tuple[Person | None, MatchBy | Failure | None]:
    """The one person with these numbers; a conflict where they are those of two, or not the one on record."""
    found: dict[str, tuple[Person, MatchBy]] = {}
    for by, lookup in ((MatchBy.CITIZEN_ID, means.citizen_id), (MatchBy.PHONE, means.phone)):
        if by not in provider.match_by or not lookup:
            continue
        owners = tx.persons.list({f"{by.value}.lookup": lookup}, limit=MOST_OF_A_NUMBER)
        if len(owners) > 1:
            return None, Failure.CONFLICT
        found = {owner.id: (owner, by) for owner in owners} | found
    if not found:
        return None, None
    (person, matched_by), *others = found.values()
    return (None, Failure.CONFLICT) if others or _differs(person, means) else (person, matched_by)


def _differs(person: Person, means: Means) -> bool:
    """Whether the provider names another citizen id than the record: somebody else has the phone now."""
    known = person.citizen_id
    return known is not None and bool(means.citizen_id) and known.lookup != means.citizen_id


def _link(
    tx: Tx, provider: IdentityProvider, lookup: str, account: Account, person: Person, by: str | None
) -> LinkedIdentity:
    linked = LinkedIdentity(
        id=tx.new_id(),
        lookup=lookup,
        provider_id=provider.id,
        person_id=person.id,
        account_id=account.id,
        how=str(by),
        linked_at=system_now(),
    )
    tx.linked_identities.add(linked, *federation.link(linked, provider, person.path))
    return linked


def _prove(tx: Tx, provider: IdentityProvider, person: Person, outsider: Outsider, means: Means) -> None:
    """What the provider says is what stands on record: so far it is proven who they are."""
    phone_is = person.phone is not None and person.phone.lookup == means.phone
    paper_is = person.citizen_id is not None and person.citizen_id.lookup == means.citizen_id
    known = tx.real_names.find(person.id)
    have = {proof.level for proof in known.proofs} if known else set()
    for level in federation.proven(provider, outsider, phone_is=phone_is, paper_is=paper_is):
        if level not in have:
            prove(tx, person, RealNameProof(level, provider.id, system_now(), provider.name))
