# SPDX-License-Identifier: AGPL-3.0-or-later
"""What events and rules both name."""

from enum import StrEnum


class Kind(StrEnum):
    """What is published: of a vote its plan, roll and result, a survey's or budget's
    result, a meeting's minutes, an election's candidates and who was elected, a text that was adopted.
    """

    PLAN = "plan"
    ROLL = "roll"
    RESULT = "result"
    SURVEY = "survey"
    MINUTES = "minutes"
    BUDGET = "budget"
    CANDIDATES = "candidates"
    ELECTED = "elected"
    CHARTER = "charter"


class DemandStage(StrEnum):
    """Who calls what owners demand: the convenor, then that by order of the sub-district, then the latter."""

    CONVENOR = "convenor"
    ORDERED = "ordered"
    SUB_DISTRICT = "sub_district"


class AnswerChannel(StrEnum):
    """How a household answers a survey; `DOOR`: at a home visit (入户走访), by a signed sheet."""

    ONLINE = "online"
    DOOR = "door"
