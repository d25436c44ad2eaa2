# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draft a version of the rules of procedure (议事规则) or of the covenant (管理规约) of a place."""

from typing import Self

from pydantic import Field, model_validator

from services.chassis.http import Day, Input
from services.chassis.values import OrgPath
from services.deliberation.commands import Text, Title
from services.deliberation.domain import charters
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.charters import Charter, Clause
from services.deliberation.store import Tx

MOST_CLAUSES = 200


class NewClause(Input):
    number: int = Field(ge=1, le=999)
    title: Title
    text: Text


class CharterText(Input):
    """`effective_from`: the day from which it is to hold, at the earliest the one on which it is adopted."""

    title: Title
    clauses: tuple[NewClause, ...] = Field(min_length=1, max_length=MOST_CLAUSES)
    effective_from: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        numbers = [one.number for one in self.clauses]
        if numbers != sorted(set(numbers)):
            raise ValueError("clauses are numbered in their order, each number once")
        return self

    def values(self) -> tuple[Clause, ...]:
        return tuple(Clause(one.number, one.title, one.text) for one in self.clauses)


class DraftCharter(CharterText):
    kind: CharterKind
    place_path: OrgPath


def handle(tx: Tx, cmd: DraftCharter) -> Charter:
    place = tx.place_at(cmd.place_path)
    tx.require(Permission.VOTES_CONVENE, place.path)
    latest = next(iter(tx.adopted(place.path, cmd.kind)), None)
    charter = Charter(
        id=tx.new_id(),
        kind=cmd.kind,
        title=cmd.title,
        place=place.path,
        within=place.within,
        clauses=cmd.values(),
        drafted_by=tx.by.subject,
        drafted_at=tx.now,
        effective_from=cmd.effective_from,
        replaces=latest.id if latest else None,
    )
    charter, events = charters.draft(charter)
    tx.charters.add(charter, *events)
    return charter
