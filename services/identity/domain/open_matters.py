# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is open of a person's, here and in every service that was asked, and stands against their erasure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import OpenMatter

OWN = "identity"


class Need(StrEnum):
    """Why identity itself needs somebody's record."""

    OWNER = "owner"
    OCCUPANT = "occupant"
    PARKING = "parking"
    ROLE = "role"
    SEAT = "seat"


LAWS: Mapping[Need, str] = MappingProxyType(
    {
        Need.OWNER: "who owns is asked, billed and counted (Civil Code, Art. 271, 278)",
        Need.OCCUPANT: "who lives there is on record while they do (PIPL, Art. 13 (1) 3)",
        Need.PARKING: "who has a space is known while they have it (Civil Code, Art. 275)",
        Need.ROLE: "who may see what is on record while they may (PIPL, Art. 51)",
        Need.SEAT: "who holds an office is named while they do (Civil Code, Art. 277; PIPL, Art. 13 (1) 3)",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service found open when it was asked in a round; `at` is when that was heard."""

    service: str
    round: int
    at: datetime
    matters: tuple[OpenMatter, ...] = ()


def own(needs: Mapping[Need, int]) -> tuple[OpenMatter, ...]:
    """What identity itself finds; nobody may pass over it."""
    return tuple(OpenMatter(need, count, LAWS[need]) for need, count in needs.items() if count)


def heard(answers: tuple[Answer, ...], answer: Answer) -> tuple[Answer, ...]:
    """The answers with one more; one to an older question changes nothing."""
    known = next((one for one in answers if one.service == answer.service), None)
    if known and known.round > answer.round:
        return answers
    others = (one for one in answers if one.service != answer.service)
    return tuple(sorted((*others, answer), key=lambda one: one.service))


def silent(answers: Iterable[Answer], asked: Iterable[str], number: int) -> tuple[str, ...]:
    """Which of those that were asked have not answered in this round."""
    answered = {one.service for one in answers if one.round >= number}
    return tuple(sorted(set(asked) - answered))


def name_of(service: str, matter: OpenMatter) -> str:
    return f"{service}.{matter.kind}"


def is_waived(service: str, matter: OpenMatter, waived: Iterable[str]) -> bool:
    """What has to wait by law stays, whatever was said to it."""
    return matter.waivable and name_of(service, matter) in waived


def standing(answers: Iterable[Answer], waived: Iterable[str]) -> tuple[str, ...]:
    """What stands against the erasure, as `service.kind`."""
    passed = frozenset(waived)
    return tuple(
        name_of(answer.service, matter)
        for answer in answers
        for matter in answer.matters
        if not is_waived(answer.service, matter, passed)
    )
