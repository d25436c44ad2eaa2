# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is published, where it hangs, and what is held against it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from services.chassis.values import OrgPath


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Terms:
    """For how long something is published before it has effect, and where.

    `on_board`: on the physical board as well. `ruling_days`: the working days in which an objection is ruled.
    """

    count: int
    unit: Unit = Unit.DAYS
    on_board: bool = True
    ruling_days: int = 10


class Stage(StrEnum):
    """NOTICED: the clock does not run, for the board lacks it. RULING: over, objections await a ruling."""

    NOTICED = "noticed"
    OPEN = "open"
    RULING = "ruling"
    EFFECTIVE = "effective"
    OVERRULED = "overruled"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    UPHELD = "upheld"
    DISMISSED = "dismissed"


TAKING_OBJECTIONS = frozenset({Stage.NOTICED, Stage.OPEN})
RUNNING = TAKING_OBJECTIONS | {Stage.RULING}


@dataclass(frozen=True, slots=True)
class Posting:
    """The notice on one physical board: who hung it there and took it down, with the photos' file ids."""

    board: str
    by: str
    at: datetime
    photo: str
    down_at: datetime | None = None
    down_by: str = ""
    down_photo: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published, and how far its publicity is.

    Attributes:
        kind: what kind of document it is, in the words of its service.
        subject: the aggregate that it is about, as `noun/id`.
        matter: the id of the matter that it continues.
        content: the whole document, as everybody may read it and as it stands in the log.
        until: when the clock ends, while it runs and after.
        objections, unruled: how many were raised, and how many of them await their ruling.
        replaces: the publication that this one corrects.

    """

    id: str
    kind: str
    subject: str
    matter: str
    place: OrgPath
    title: str
    content: str
    terms: Terms
    published_at: datetime
    published_by: str
    stage: Stage = Stage.NOTICED
    until: datetime | None = None
    postings: tuple[Posting, ...] = ()
    objections: int = 0
    unruled: int = 0
    ended_at: datetime | None = None
    replaces: str | None = None

    @property
    def running(self) -> bool:
        return self.stage in RUNNING

    @property
    def fact(self) -> Mapping[str, str | int | None]:
        """What the log keeps of it: no person who did anything about it."""
        return {
            "content": self.content,
            "id": self.id,
            "kind": self.kind,
            "matter": self.matter,
            "published_at": self.published_at.isoformat(),
            "replaces": self.replaces,
            "subject": self.subject,
            "title": self.title,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal digits."""
        return sha256(self.content.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody holds against a publication, to be ruled on by the end of `rule_by`."""

    id: str
    publication_id: str
    by: str
    text: str
    at: datetime
    rule_by: datetime
    outcome: Outcome | None = None
    reasons: str = ""
    ruled_by: str = ""
    ruled_at: datetime | None = None
