# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who a row of a feed may mean: a score that explains itself."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why somebody on record may be meant."""

    CITIZEN_ID = "citizen_id"
    NAME_AND_PHONE = "name_and_phone"
    NAME_AND_UNIT = "name_and_unit"
    OTHER_NUMBER = "other_number"


SCORES = {Reason.CITIZEN_ID: 100, Reason.NAME_AND_PHONE: 80, Reason.NAME_AND_UNIT: 60}
BOTH = 90
"""Name and phone, and in the same unit."""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody on record who may be meant; the score lies between 0 and 100."""

    person_id: str
    score: int
    why: tuple[Reason, ...]


def match(
    person_id: str, *, same_number: bool, other_number: bool, same_phone: bool, same_unit: bool
) -> Match:
    """Of somebody with the same name, or the same citizen id. Who has another citizen id is somebody else."""
    if same_number:
        return Match(person_id, SCORES[Reason.CITIZEN_ID], (Reason.CITIZEN_ID,))
    said = ((Reason.NAME_AND_PHONE, same_phone), (Reason.NAME_AND_UNIT, same_unit))
    why = tuple(reason for reason, holds in said if holds)
    if other_number:
        return Match(person_id, 0, (*why, Reason.OTHER_NUMBER))
    score = BOTH if len(why) > 1 else max((SCORES[reason] for reason in why), default=0)
    return Match(person_id, score, why)
