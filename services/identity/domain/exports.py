# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything about a person as one archive (Personal Information Protection Law, Art. 45)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.chassis.values import Event
from services.identity.domain.events import PersonalDataRequested
from services.identity.domain.rights_errors import ExportAskedAlready

BETWEEN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Export:
    """A request; every service lays its part ready under the same id and takes it away at `until`."""

    id: str
    person_id: str
    asked_at: datetime
    until: datetime


def ask(
    export_id: str, person_id: str, earlier: Iterable[Export], now: datetime, kept: timedelta
) -> tuple[Export, list[Event]]:
    """At most one a day. Raises ExportAskedAlready."""
    for one in earlier:
        if now - one.asked_at < BETWEEN:
            raise ExportAskedAlready(one.id)
    asked = Export(export_id, person_id, now, now + kept)
    return asked, [PersonalDataRequested(asked.id, person_id, asked.until)]
