# SPDX-License-Identifier: AGPL-3.0-or-later
"""What incidents are, and whether they are over."""

from enum import StrEnum


class IncidentKind(StrEnum):
    """`PLANNED` is known beforehand (计划停水停电), `UNPLANNED` happened (突发)."""

    PLANNED = "planned"
    UNPLANNED = "unplanned"


class IncidentState(StrEnum):
    ANNOUNCED = "announced"
    OVER = "over"
