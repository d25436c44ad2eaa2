# SPDX-License-Identifier: AGPL-3.0-or-later
"""The terms of a vote: the adopted rules as they stood when it was prepared; no later policy changes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.deliberation.domain.ballots import Duplicates, ListHolders
from services.deliberation.domain.outcomes import SilenceRule


@dataclass(frozen=True, kw_only=True)
class Terms:
    """`policies`: the stored versions that they were made of.

    Days are counted by Civil Code Art. 201. `keying_hours`: how long after the closing paper ballots that
    were given in time can still be keyed. `plan_days`, `roll_days`, `result_days`: for how long each is
    published; plan and result also `on_board`, the physical one. `ruling_days`: working days for a ruling on
    an objection. `most_principals`: how many owners one proxy may speak for. `ballot_list`: who may hold it.
    """

    notice_days: int
    shortest_days: int
    longest_days: int
    keying_hours: int
    plan_days: int
    roll_days: int
    result_days: int
    on_board: bool
    ruling_days: int
    most_principals: int
    duplicates: Duplicates
    silence: SilenceRule
    ballot_list: ListHolders = ListHolders.ELECTORATE
    policies: tuple[str, ...] = field(default=())
