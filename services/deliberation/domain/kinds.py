# SPDX-License-Identifier: AGPL-3.0-or-later
"""What events and rules both name."""

from enum import StrEnum


class Kind(StrEnum):
    """What is published of a vote."""

    PLAN = "plan"
    ROLL = "roll"
    RESULT = "result"
