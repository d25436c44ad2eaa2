# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of offices: their terms and handovers, and by which days the district counts."""

from services.chassis import written
from services.chassis.calendar import Calendar
from services.chassis.store import Collection, Index
from services.chassis.store.tenants import TENANTS
from services.chassis.values import OrgPath
from services.identity.domain.holidays import HolidayNotice
from services.identity.domain.office_handovers import OfficeHandover
from services.identity.domain.offices import ONE_AT_A_TIME, Office
from services.identity.domain.roles import RoleGrant
from services.identity.store.records import MOST_READ, RecordsUnit

OFFICE_BEGINS, OFFICE_ENDS_SOON, OFFICE_OVER = "office.begins", "office.ends_soon", "office.over"
"""The timers of a term: its first day, the warning before its end, the day after its last."""
HANDOVER_DUE = "office_handover.due"
"""The timer of a handover: until when all is handed over, then each step up."""
YEARS_AHEAD = 2
MOST_REMEMBERED = 20
"""Of so many offices that are over a token says what they allowed."""


class OfficesUnit(RecordsUnit):
    """The part of identity's `Tx` that is about offices."""

    holiday_notices = Collection(HolidayNotice, "holiday_notices")

    offices = Collection(
        Office,
        "offices",
        orderings=("until",),
        indexes=(
            Index("within", "by_until"),
            Index("within", "state", "by_until"),
            Index("person_id", "by_until"),
            Index("person_id", "state", "by_until"),
            Index("person_id", "within", "by_until"),
            Index("person_id", "within", "state", "by_until"),
            Index("place_path", "_id"),
            Index("committee_id", "person_id"),
        ),
    )
    office_handovers = Collection(
        OfficeHandover,
        "office_handovers",
        orderings=("due_on",),
        indexes=(
            Index("within", "open", "by_due_on"),
            Index("parties", "by_due_on"),
            Index("place_path", "open"),
        ),
    )

    @property
    def calendar(self) -> Calendar:
        """The days of the district, with the holidays that the platform loaded."""
        (district,) = self.load_several(TENANTS, [self.tenant], shared=True)
        years = [str(self.now.year + ahead) for ahead in range(YEARS_AHEAD)]
        loaded = self.load_several(OfficesUnit.holiday_notices, years, shared=True)
        days = {written.day(day.date): day.worked for notice in loaded for day in notice.days}
        return Calendar(
            district.timezone, published=days, years=frozenset(int(notice.id) for notice in loaded)
        )

    def owed_at(self, office: Office) -> list[OfficeHandover]:
        """The open handovers of an office that one person has at a time."""
        if office.kind not in ONE_AT_A_TIME:
            return []
        found = self.office_handovers.list({"place_path": office.place_path, "open": True})
        return [one for one in found if one.seat == office.seat]

    def grants_at(self, person_id: str, place: OrgPath) -> list[RoleGrant]:
        """The roles that a person was granted at this very place."""
        granted = self.role_grants.list({"person_id": person_id}, limit=MOST_READ)
        return [one for one in granted if one.path == place]

    def terms_at(self, place: OrgPath) -> list[Office]:
        """All terms of offices of this very place."""
        return self.offices.list({"place_path": place}, limit=MOST_READ)
