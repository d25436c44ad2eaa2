# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offer a venue (场地) of a place, with its opening hours."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines, Name
from services.chassis.moments import LocalTime
from services.chassis.values import OrgPath
from services.dispatch.domain import venues
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.venues import Venue, VenueTerms
from services.dispatch.store import Tx


class VenueIs(Input):
    """What is said of a venue; it is booked for `most_minutes` at the most.

    `closed_weekdays`: from 1 (Monday) to 7, on which it is closed every week.
    """

    name: Name
    description: Annotated[Lines, Field(max_length=1000)] = ""
    seats: int = Field(ge=1, le=5000)
    opens: LocalTime
    closes: LocalTime
    most_minutes: int = Field(120, ge=15, le=1440)
    closed_weekdays: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field((), max_length=7)

    def value(self) -> VenueTerms:
        """Raises WrongHours, NeverOpen."""
        hours = (self.opens.strftime("%H:%M"), self.closes.strftime("%H:%M"))
        weekdays = tuple(sorted(set(self.closed_weekdays)))
        terms = VenueTerms(self.name, self.description, self.seats, *hours, self.most_minutes, weekdays)
        venues.check(terms)
        return terms


class CreateVenue(VenueIs):
    place_path: OrgPath


def handle(tx: Tx, cmd: CreateVenue) -> Venue:
    """Raises Forbidden, UnknownPlace, WrongHours, NeverOpen."""
    tx.require(Permission.VENUES_KEEP, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    if place is None or not place.active:
        raise UnknownPlace(cmd.place_path)
    within = tuple(map(str, cmd.place_path.ancestors()))
    venue = Venue(id=tx.new_id(), place_path=cmd.place_path, within=within, terms=cmd.value())
    tx.venues.add(venue, venues.told(venue))
    return venue
