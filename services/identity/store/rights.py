# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of people's rights: archives, erasures, corrections and consents."""

from datetime import timedelta
from typing import Any

from services.chassis.store import Collection, Index
from services.chassis.store.paging import sortable
from services.identity.domain.consents import Consent
from services.identity.domain.corrections import Correction
from services.identity.domain.erasures import Erasure, Need
from services.identity.domain.exports import Export
from services.identity.domain.offices import OfficeState
from services.identity.policies.rights import RightsPolicy
from services.identity.store.imports import ImportsUnit
from services.identity.store.records import MOST_READ

ERASE = "erasure.due"
"""The timer of a request that was granted."""
FORGET = "rights.forget"
"""The schedule by which decided requests are forgotten."""


class RightsUnit(ImportsUnit):
    """The part of identity's `Tx` that is about what people may ask of it."""

    exports = Collection(
        Export,
        "exports",
        orderings=("asked_at",),
        indexes=(Index("person_id", "_id"), Index("by_asked_at")),
    )
    erasures = Collection(
        Erasure,
        "erasures",
        orderings=("asked_at",),
        indexes=(
            Index("person_id", "_id"),
            Index("within", "open", "by_asked_at"),
            Index("open", "by_asked_at"),
        ),
    )
    corrections = Collection(
        Correction,
        "corrections",
        orderings=("asked_at",),
        indexes=(
            Index("person_id", "_id"),
            Index("within", "open", "by_asked_at"),
            Index("open", "by_asked_at"),
        ),
    )
    consents = Collection(Consent, "consents", indexes=(Index("person_id", "_id"),))

    def needs_of(self, person_id: str) -> tuple[Need, ...]:
        """Why the record of a person cannot go yet."""
        today = self.now.date()
        living = self.occupancies.list({"person_id": person_id}, limit=MOST_READ)
        seats = self.committees.list({"members.person_id": person_id}, limit=MOST_READ)
        found = {
            Need.OWNER: bool(self.ownerships.first({"owner_ids": person_id})),
            Need.OCCUPANT: any(one.until is None or one.until >= today for one in living),
            Need.ROLE: bool(self.roles_of(person_id)),
            Need.SEAT: any(one.term_end >= today for one in seats) or self._has_duties(person_id),
        }
        return tuple(need for need, holds in found.items() if holds)

    def _has_duties(self, person_id: str) -> bool:
        """Whether the person has an office, or something to hand over or to take."""
        terms = self.offices.list({"person_id": person_id}, limit=MOST_READ)
        owed = self.office_handovers.list({"parties": person_id}, limit=MOST_READ)
        return any(one.state is not OfficeState.OVER for one in terms) or any(one.open for one in owed)


def expired(tx: RightsUnit, declared: Collection[Any]) -> dict[str, Any]:
    """Which requests of a collection are old enough to be forgotten: those that are over."""
    before = tx.now - timedelta(days=tx.policy(RightsPolicy).kept_days)
    old: dict[str, Any] = {"by_asked_at": {"$lt": sortable(before, "")}}
    return old if declared is RightsUnit.exports else {"open": False, **old}
