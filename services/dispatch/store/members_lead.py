# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of who is a member, and of their part of what is done, in the transaction that does it."""

from __future__ import annotations

from services.chassis.store import Collection, Index
from services.chassis.values import OrgPath
from services.dispatch.domain.members_lead import (
    Forgotten,
    Lead,
    LeadKind,
    LeadPerson,
    LeadTally,
    Member,
    areas_of,
    lead_person,
    lead_tally,
    stripes,
    total_lead,
)
from services.dispatch.store.filters import FiltersUnit


class MembersLeadUnit(FiltersUnit):
    """The part of dispatch's `Tx` that is about members of the party."""

    members = Collection(Member, "members")
    lead_tallies = Collection(LeadTally, "lead_tallies", noun="lead_tally")
    lead_persons = Collection(
        LeadPerson,
        "lead_persons",
        noun="lead_person",
        orderings=("month",),
        indexes=(Index("person_id", "by_month"), Index("by_month")),
    )
    lead_forgotten = Collection(Forgotten, "lead_forgotten")

    def count_lead(self, kind: LeadKind, place: OrgPath, person_id: str, amount: int) -> None:
        """Somebody did so much there just now."""
        found, month = self.members.find(person_id), self.month(self.now)
        member = found is not None and found.on(self.calendar.local_date(self.now))
        for area in areas_of(place):
            blank = lead_person(kind, month, area, person_id)
            before = self.lead_persons.find(blank.id) or blank
            after = before.did(amount, member=member)
            self.lead_persons.put(after)
            empty = lead_tally(kind, month, area, self.stripe)
            tally = self.lead_tallies.find(empty.id) or empty
            self.lead_tallies.put(tally.moved(before.counts, after.counts))

    def lead(self, kind: LeadKind, month: str, area: OrgPath) -> Lead:
        """What was done in an area and a month."""
        return total_lead(self.lead_tallies.several(stripes(kind, month, area)))
