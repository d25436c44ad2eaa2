# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is on record of all that a part of a register may mean, by what one looks for."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import MutableMapping
from dataclasses import dataclass, field, fields
from typing import Any

from services.identity.domain.persons import Person
from services.identity.domain.place_names import ENTRANCE_PREFIX, key_of
from services.identity.domain.places import Place
from services.identity.domain.vehicles import Vehicle


@dataclass
class Known:
    """Places by parent and name, or parent and `=` with the code; people by hash, or hash of phone and name.

    A unit that lies in an entrance is known by its name with the entrance before it, too. A layer upon it is
    one unit's: thrown away where the unit is refused, kept where it is taken in.
    """

    places: MutableMapping[tuple[str, str], Place] = field(default_factory=dict)
    by_citizen_id: MutableMapping[str, Person] = field(default_factory=dict)
    by_phone: MutableMapping[tuple[str, str], Person] = field(default_factory=dict)
    vehicles: MutableMapping[str, Vehicle] = field(default_factory=dict)

    def layer(self) -> Known:
        return Known(*(ChainMap({}, getattr(self, one.name)) for one in fields(self)))

    def keep(self, above: Known) -> None:
        for one in fields(self):
            layered: ChainMap[Any, Any] = getattr(above, one.name)
            getattr(self, one.name).update(layered.maps[0])

    def keep_place(self, place: Place) -> None:
        parent = place.parent_id or ""
        self.places[parent, key_of(place.kind, place.name)] = place
        self.places[parent, f"={place.code}"] = place
        if place.entrance_path:
            number = place.entrance_path.segments[-1].removeprefix(ENTRANCE_PREFIX)
            self.places.setdefault((parent, key_of(place.kind, f"{number}-{place.name}")), place)

    def keep_person(self, person: Person) -> None:
        if person.citizen_id:
            self.by_citizen_id[person.citizen_id.lookup] = person
        if person.phone and person.active:
            self.by_phone[person.phone.lookup, person.name] = person
