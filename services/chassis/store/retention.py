# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a district's nightly run is that lets personal data go: one record a district and service."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.chassis.store.collection import Collection

RUN = "retention"
"""The id of the one record."""


@dataclass(frozen=True)
class RetentionRun:
    """The run at hand, or how the last one ended.

    Attributes:
        began_at: when the run at hand began; None between two.
        step, position: what it looks at next; a cursor.
        going: how many went in it so far, by rule.
        ended_at, went: when the last run ended, and how many went in it, by rule.
        through: up to which moment all is blanked already, by the collection and rule.

    """

    id: str
    began_at: datetime | None = None
    step: int = 0
    position: str = ""
    going: Mapping[str, int] = field(default_factory=dict)
    ended_at: datetime | None = None
    went: Mapping[str, int] = field(default_factory=dict)
    through: Mapping[str, datetime] = field(default_factory=dict)


RETENTION_RUNS = Collection(RetentionRun, "retention_runs")
