# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps: its copies of places, ownerships and appointments."""

from __future__ import annotations

from functools import cached_property

from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import Copy, Index, UnitOfWork
from services.chassis.values import OrgPath
from services.deliberation.domain.places import Appointment, Ownership, Place


class Tx(UnitOfWork):
    places = Copy(
        Place,
        "places",
        indexes=(Index("path", unique=True), Index("within", "kind", "active", "_id")),
    )
    ownerships = Copy(Ownership, "ownerships")
    appointments = Copy(Appointment, "appointments", indexes=(Index("person_id"),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return self.policy(CalendarPolicy).value()

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return self.policy(CalendarPolicy, place).value()
