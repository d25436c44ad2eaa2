# SPDX-License-Identifier: AGPL-3.0-or-later
"""How each district stands in a service, as its worker saw it last: kept for the platform's operators."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.store.collection import Collection


@dataclass(frozen=True, slots=True)
class Health:
    """Of one district, whose code is the id; no person and no content of it.

    Attributes:
        last_act_at: when something happened there last, by the audit trail; None: nothing yet.
        acts: how much has happened there.
        failed_jobs: long work that failed within a week.
        letters: events about it that were given up and wait for a decision.
        late: what should have come and did not, as the service understands it.

    Numbers are counted no further than a hundred, acts are exact.

    """

    id: str
    last_act_at: datetime | None
    acts: int
    failed_jobs: int
    letters: int
    late: int


HEALTH = Collection(Health, "district_health")
