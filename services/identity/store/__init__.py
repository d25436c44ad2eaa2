# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity keeps, the index that serves each query, and what seals the personal part of it."""

import json
from datetime import timedelta

from services.chassis import privacy
from services.chassis.privacy import TenantKeys
from services.chassis.store import Collection
from services.chassis.store.sealed import Sealed, TenantKey
from services.identity.domain.accounts import Account
from services.identity.domain.districts import District
from services.identity.domain.events import AuditExported, AuditSealed, RetentionApplied
from services.identity.domain.feed_records import PERSON, UNKNOWN
from services.identity.domain.persons import Protected, phone_in
from services.identity.domain.signing_keys import SigningKey
from services.identity.store.feed_places import FeedPlaces
from services.identity.store.feeds import (
    CERTIFICATE_ENDS,
    CHANGES,
    FEED,
    FEED_FILE,
    PULL,
    PULL_AGAIN,
    STILL_LATE,
    TOLD_AGAIN,
    WATCH,
    WATCH_EVERY,
    FeedsUnit,
)
from services.identity.store.imports import IMPORT, SWEEP, SWEEP_EVERY
from services.identity.store.log_ins import CLIENT_ENDS_SOON, CLIENT_OVER, EMERGENCY, REVIEW, REVIEW_OVERDUE
from services.identity.store.name_terms import VERSION
from services.identity.store.offices import (
    HANDOVER_DUE,
    MOST_REMEMBERED,
    OFFICE_BEGINS,
    OFFICE_ENDS_SOON,
    OFFICE_OVER,
)
from services.identity.store.records import MOST_READ
from services.identity.store.rights import ERASE, LOOK, LOOK_AGAIN, UNTIED, UNTIED_EVERY
from services.identity.store.tools import IdentitySettings, Tools

__all__ = [
    "CERTIFICATE_ENDS",
    "CHANGES",
    "CLIENT_ENDS_SOON",
    "CLIENT_OVER",
    "EMERGENCY",
    "ERASE",
    "FEED",
    "FEED_FILE",
    "HANDOVER_DUE",
    "IMPORT",
    "INDEX",
    "LOOK",
    "LOOK_AGAIN",
    "MASKS",
    "MOST_READ",
    "MOST_REMEMBERED",
    "NAMED",
    "OFFICE_BEGINS",
    "OFFICE_ENDS_SOON",
    "OFFICE_OVER",
    "PERSONAL",
    "PULL",
    "PULL_AGAIN",
    "REVIEW",
    "REVIEW_OVERDUE",
    "SCHEDULES",
    "SEALED",
    "STILL_LATE",
    "SWEEP",
    "TOLD_AGAIN",
    "UNTIED",
    "WATCH",
    "FeedPlaces",
    "IdentitySettings",
    "Tools",
    "Tx",
]

MASKS = {
    "phone": privacy.mask_phone,
    "citizen_id": privacy.mask_citizen_id,
    "document": privacy.mask_document,
    "plate": privacy.mask_plate,
}
NAMED = ("persons", "places")
"""The collections that are found by names."""
INDEX, INDEX_EVERY = "names.index", timedelta(days=1)
"""The schedule by which names of before are indexed by today's terms."""
SCHEDULES = {SWEEP: SWEEP_EVERY, WATCH: WATCH_EVERY, INDEX: INDEX_EVERY, UNTIED: UNTIED_EVERY}
"""What is done for each district again and again, from its first day on, and how often."""
PERSONAL = "personal"
MOST_OF_A_PHONE = 20
"""More persons than share a number in earnest."""


class Tx(FeedsUnit):
    """Identity's unit of work. Districts, signing keys and the portal's client are the platform's."""

    audit_exported = AuditExported
    retention_applied = RetentionApplied
    audit_sealed = AuditSealed
    districts = Collection(District, "districts")
    tenant_keys = Collection(TenantKey, "tenant_keys")
    signing_keys = Collection(SigningKey, "signing_keys")

    @property
    def names_are_indexed(self) -> bool:
        """Whether all names of the district are found by the terms of today."""
        known = (self.name_indexes.find(name) for name in NAMED)
        return all(index is not None and index.terms == VERSION for index in known)

    def account_named(self, login: str) -> Account | None:
        """The account of a login, or of a phone number if one account only has a person with it."""
        phone = phone_in(login)
        if phone is None:
            return self.accounts.first({"login": login})
        if self.tenant_keys.find(PERSONAL) is None:
            return None
        owners = self.persons.list({"phone.lookup": self.keys.lookup(phone, "phone")}, limit=MOST_OF_A_PHONE)
        found = [self.accounts.first({"person_id": owner.id}) for owner in owners if owner.active]
        known = [account for account in found if account and account.active]
        return known[0] if len(known) == 1 and len(owners) < MOST_OF_A_PHONE else None

    @property
    def keys(self) -> TenantKeys:
        """What seals this tenant's personal data."""
        return self.tools.vault.open(self.tenant, self.tenant_keys.get(PERSONAL).wrapped)

    def make_keys(self) -> None:
        """A new tenant's key; nothing personal can be kept before."""
        self.tenant_keys.add(TenantKey(PERSONAL, self.tools.vault.new_key(self.tenant)))

    def protect(self, kind: str, text: str, owner_id: str, *, found_by: str = "") -> Protected:
        """A personal datum of a kind in `MASKS`, sealed so that it opens for its owner only.

        `found_by`: what of it one looks it up by, where that is not all of it.
        """
        keys = self.keys
        lookup = keys.lookup(found_by or text, kind)
        return Protected(keys.seal(text, f"{kind}/{owner_id}"), lookup, MASKS[kind](text))

    def outsider(self, provider_id: str, subject: str) -> str:
        """By what a provider's subject is known: a keyed hash, of which nobody gets the subject back."""
        return self.keys.lookup(f"{provider_id}\x1f{subject}", "outsider")

    def told(self, record_id: str, key: str, **words: str) -> tuple[str, str]:
        """What a source says, sealed for its record with its own key, and a keyed hash of the words alone."""
        said = (words, words | {"key": key})
        text, whole = (json.dumps(one, ensure_ascii=False, sort_keys=True) for one in said)
        keys = self.keys
        return keys.seal(whole, f"feed_record/{record_id}"), keys.lookup(text, "feed_record")

    def subject_of(self, record_id: str, citizen_id: str) -> str:
        """By what a source's entry is known: the citizen id, or itself alone."""
        return PERSON + self.keys.lookup(citizen_id, "citizen_id") if citizen_id else UNKNOWN + record_id

    def reveal(self, kind: str, datum: Protected, owner_id: str) -> str:
        return self.keys.reveal(datum.sealed, f"{kind}/{owner_id}")


SEALED = (
    Sealed(Tx.persons, "phone.sealed", "phone/{id}"),
    Sealed(Tx.persons, "citizen_id.sealed", "citizen_id/{id}"),
    Sealed(Tx.persons, "document.number.sealed", "document/{id}"),
    Sealed(Tx.vehicles, "plate.sealed", "plate/{id}"),
    Sealed(Tx.password_resets, "sealed_code", "reset/{id}"),
    Sealed(Tx.log_in_codes, "sealed_code", "log_in_code/{id}"),
    Sealed(Tx.second_factors, "sealed_secret", "totp/{id}"),
    Sealed(Tx.identity_providers, "sealed_secret", "identity_provider/{id}"),
    Sealed(Tx.feed_sources, "sealed_secret", "feed_secret/{id}"),
    Sealed(Tx.feed_pulls, "sealed_certificate", "feed_certificate/{id}"),
    Sealed(Tx.feed_pulls, "sealed_authorization", "feed_authorization/{id}"),
    Sealed(Tx.feed_rows, "sealed", "feed_row/{id}"),
    Sealed(Tx.feed_records, "sealed", "feed_record/{id}"),
    Sealed(Tx.feed_changes, "sealed", "feed_change/{id}"),
    Sealed(Tx.feed_subjects, "origins.*.sealed_before", "feed_before/{id}/{key}"),
    Sealed(Tx.signing_keys, "sealed_private", "signing_key/{id}"),
)
"""Every sealed text that identity keeps."""
