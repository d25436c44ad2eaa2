# SPDX-License-Identifier: AGPL-3.0-or-later
"""The unit that a row of a feed names: found as registers find it, never made."""

from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_rows import RowSaid
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.place_names import code_for, key_of
from services.identity.domain.places import Place
from services.identity.domain.register_records import Known
from services.identity.store.records import RecordsUnit

_MOST = 500


class FeedPlaces:
    """The units below the place that a contract tells of; what was read is kept for the rows of one chunk."""

    def __init__(self, tx: RecordsUnit, contract: FeedContract) -> None:
        self._tx = tx
        self._contract = contract
        self._known = Known()
        self._read_below: set[str] = set()
        self._neighbourhoods: list[Place] | None = None

    def unit(self, said: RowSaid) -> Place:
        """Raises RowProblem: there is no such place here, or it is out of use."""
        found = self._by_path(said.unit_path) if said.unit_path else self._by_names(said)
        if found is None or found.kind is not PlaceKind.UNIT:
            raise RowProblem("unknown_unit")
        if not found.active:
            raise RowProblem("identity.out_of_use")
        return found

    def _by_path(self, path: str) -> Place | None:
        return self._tx.places.first({"path": path})

    def _by_names(self, said: RowSaid) -> Place | None:
        neighbourhood, compound, building, unit = said.where
        at = self._by_path(self._contract.at)
        if neighbourhood:
            at = self._neighbourhood(neighbourhood)
        steps = ((PlaceKind.COMPOUND, compound), (PlaceKind.BUILDING, building), (PlaceKind.UNIT, unit))
        for kind, name in steps:
            if name and at:
                at = self._below(at, kind, name)
        return at

    def _neighbourhood(self, name: str) -> Place:
        """Raises RowProblem."""
        if self._neighbourhoods is None:
            where = {"scope": self._contract.at, "kind": PlaceKind.NEIGHBOURHOOD}
            self._neighbourhoods = self._tx.places.list(where, limit=_MOST)
        key = key_of(PlaceKind.NEIGHBOURHOOD, name)
        for place in self._neighbourhoods:
            if key in (key_of(place.kind, place.name), place.code):
                return place
        raise RowProblem("unknown_neighbourhood")

    def _below(self, parent: Place, kind: PlaceKind, name: str) -> Place | None:
        self._tx.learn_places_in(parent, self._known, self._read_below)
        key, known = key_of(kind, name), self._known.places
        return known.get((parent.id, key)) or known.get((parent.id, f"={code_for(kind, name)}"))
