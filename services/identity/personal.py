# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity keeps of persons, what of it they are shown, and what stays when they are erased."""

from datetime import date

from services.chassis.personal import Personal
from services.chassis.personal_held import Goes, Held, Named
from services.chassis.store.listing import Band
from services.identity.domain.feed_records import LINKED, PERSON
from services.identity.domain.persons import Person
from services.identity.policies.retention import RetentionPolicy
from services.identity.store import MOST_READ, Tx

RIGHTS = "the law asks for proof that a right was granted (Personal Information Protection Law, Art. 50, 69)"
PROPERTY = "who owned and who used a unit, and when, outlasts them (Civil Code, Art. 216, 271)"
OFFICE = "who held an office or had power, and when, is part of every act in it"


def _of_account(tx: Tx, person_id: str) -> list[Band]:
    account = tx.accounts.first({"person_id": person_id})
    return [[{"account_id": account.id if account else ""}]]


def _vehicles(tx: Tx, person_id: str) -> list[str]:
    return [one.id for one in tx.vehicles.list({"person_id": person_id}, limit=MOST_READ)]


def _subjects(tx: Tx, person_id: str) -> list[str]:
    """By what sources know somebody, and what is theirs."""
    found = {LINKED + person_id}
    person = tx.persons.find(person_id)
    if person and person.citizen_id:
        found.add(PERSON + person.citizen_id.lookup)
    for about_id in (person_id, *_vehicles(tx, person_id)):
        found |= {one.id for one in tx.feed_subjects.list({"about_id": about_id}, limit=MOST_READ)}
    return sorted(found)


def _told_by_feeds(tx: Tx, person_id: str) -> list[Band]:
    """What sources said of somebody, or of a vehicle as theirs."""
    return [[{name: subject} for subject in _subjects(tx, person_id) for name in ("subject", "holder")]]


def _asked_by_feeds(tx: Tx, person_id: str) -> list[Band]:
    """What was asked about them or a vehicle of theirs, and where they were the answer."""
    subjects = [{"subject": subject} for subject in _subjects(tx, person_id)]
    about = [{"about_id": one} for one in (person_id, *_vehicles(tx, person_id))]
    return [[*subjects, *about, {"person_id": person_id}]]


def _told_back(tx: Tx, person_id: str) -> list[Band]:
    """What goes back to sources about somebody, or about a vehicle as theirs."""
    return [[{"about_ids": one} for one in (person_id, *_vehicles(tx, person_id))]]


def _reckoned_by_feeds(tx: Tx, person_id: str) -> list[Band]:
    return [[{"about_id": one} for one in (person_id, *_vehicles(tx, person_id))]]


def _untied(tx: Tx, person: Person) -> date | None:
    """A tie of since the last look keeps them, too."""
    return None if not person.active or tx.is_tied(person.id) else person.untied_since


def _decided(_tx: Tx) -> list[Band]:
    return [[{"open": False}]]


personal = Personal(
    Tx,
    Held(Tx.feed_records, (Named("subject", among=_told_by_feeds),), ("source", "said_at", "seen_at")),
    Held(
        Tx.feed_conflicts,
        (Named("subject", among=_asked_by_feeds),),
        ("kind", "source", "raised_at", "state", "decision"),
    ),
    Held(
        Tx.feed_changes,
        (Named("about_ids", among=_told_back),),
        ("source", "kind", "field", "means", "by_source", "since"),
    ),
    Held(Tx.feed_subjects, (Named("about_id", among=_reckoned_by_feeds),), ("made",)),
    Held(
        Tx.persons,
        (Named("id", ("name", "phone", "citizen_id", "document")),),
        ("name", "path", "phone", "citizen_id", "document", "active"),
        "others' votes, bills and orders name the id; it leads to nobody any more",
        (Goes("untied", "untied_since", over=_untied, by=Tx.erase_untied),),
    ),
    Held(Tx.accounts, (Named("person_id", few=True),), ("login", "active")),
    Held(
        Tx.sessions,
        (Named("person_id", among=_of_account, few=True),),
        ("started_at", "expires_at", "used_at", "device", "network", "methods"),
    ),
    Held(
        Tx.linked_identities,
        (Named("person_id", few=True),),
        ("provider_id", "how", "linked_at", "used_at"),
    ),
    Held(Tx.ownerships, (Named("owner_ids.*"),), ("unit_path", "owners", "owner_ids", "since"), PROPERTY),
    Held(Tx.occupancies, (Named("person_id"),), ("unit_path", "kind", "since", "until"), PROPERTY),
    Held(
        Tx.parking_spaces,
        (Named("holdings.*.person_id"),),
        ("number", "kind", "place_path", "holdings"),
        PROPERTY,
    ),
    Held(Tx.vehicles, (Named("person_id"),), ("plate", "special")),
    Held(Tx.project_managers, (Named("person_id"),), ("company_id", "path", "since", "until"), OFFICE),
    Held(
        Tx.party_memberships,
        (Named("person_id"),),
        ("organisation_id", "consented_on", "since", "until"),
        goes=(Goes("memberships", over=lambda _tx, one: one.until),),
    ),
    Held(
        Tx.member_registrations,
        (Named("person_id"),),
        ("place_path", "consented_on", "since", "until"),
        goes=(Goes("memberships", over=lambda _tx, one: one.until),),
    ),
    Held(Tx.real_names, (Named("id"),), ("proofs",)),
    Held(Tx.role_grants, (Named("person_id"),), ("role", "path"), OFFICE),
    Held(
        Tx.emergency_accesses,
        (Named("person_id", ("reason",)),),
        ("role", "path", "reason", "opened_at", "ended_at", "verdict"),
        OFFICE,
        (
            Goes(
                "emergencies",
                over=lambda _tx, one: one.ended_at if one.verdict else None,
                words=("reason", "note"),
            ),
        ),
    ),
    Held(Tx.committees, (Named("members.*.person_id"),), ("name", "place_path", "members"), OFFICE),
    Held(Tx.companies, (Named("contact_ids.*"),), ("name", "kind", "place_path", "contact_ids"), OFFICE),
    Held(
        Tx.offices,
        (Named("person_id", sort="until"),),
        ("kind", "place_path", "since", "until", "leaving", "roles"),
        OFFICE,
    ),
    Held(
        Tx.office_handovers,
        (Named("parties.*", sort="due_on"),),
        ("place_path", "due_on", "open"),
        OFFICE,
    ),
    Held(
        Tx.consents,
        (Named("person_id"),),
        ("purpose", "number", "language", "given_at", "withdrawn_at"),
        RIGHTS,
        (Goes("consents", over=lambda _tx, one: one.withdrawn_at),),
    ),
    Held(Tx.exports, (Named("person_id"),), ("asked_at", "until"), goes=(Goes("requests", "asked_at"),)),
    Held(
        Tx.erasures,
        (Named("person_id", ("reason",)),),
        ("asked_at", "ground", "state", "due_at", "not_before", "reason", "answers", "waived", "waits_until"),
        RIGHTS,
        (Goes("requests", "asked_at", among=_decided),),
    ),
    Held(
        Tx.corrections,
        (Named("person_id", ("text", "reason")),),
        ("text", "asked_at", "state", "reason", "decided_at"),
        RIGHTS,
        (Goes("requests", "asked_at", among=_decided),),
    ),
    free=(
        Tx.password_resets,
        Tx.log_in_codes,
        Tx.second_factors,
        Tx.unknown_logins,
        Tx.clients,
        Tx.identity_providers,
        Tx.waiting_log_ins,
        Tx.codes,
        Tx.refresh_families,
        Tx.generations,
        Tx.places,
        Tx.name_indexes,
        Tx.tie_looks,
        Tx.grids,
        Tx.party_organisations,
        Tx.register_mappings,
        Tx.register_imports,
        Tx.feed_contracts,
        Tx.feed_sources,
        Tx.feed_pulls,
        Tx.feed_batches,
        Tx.feed_rows,
        Tx.districts,
        Tx.tenant_keys,
        Tx.signing_keys,
        Tx.holiday_notices,
    ),
    retention=RetentionPolicy,
)
"""What proves a log-in goes with the account, first of all; the rest, and rows of a batch, are gone soon.

Feeds come first: they are found by the number and the vehicles of the person, which go after them.
"""
