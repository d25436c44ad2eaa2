# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say how the registers of a source are read: a new version; imports that run keep theirs."""

import re
from typing import Annotated, get_args

from pydantic import AfterValidator, Field

from services.chassis.http import Input
from services.chassis.values import Invalid
from services.identity.commands import SOURCE
from services.identity.domain import mappings
from services.identity.domain.authority import Permission
from services.identity.domain.events import MappingChanged
from services.identity.domain.kinds import AreaSource, OccupantKind
from services.identity.domain.mappings import DATES, RELATIONS, Column, FieldName, RegisterMapping, Relation
from services.identity.store import Tx

Named = Annotated[str, Field(min_length=1, max_length=200)]


def _a_way_to_write_days(text: str) -> str:
    if not re.fullmatch("(%[Ymd]|[^%])+", text) or any(f"%{part}" not in text for part in "Ymd"):
        raise ValueError("each of the directives %Y %m %d, and no other")
    return text


Form = Annotated[str, Field(min_length=6, max_length=40), AfterValidator(_a_way_to_write_days)]


class ColumnIs(Input):
    """A field of a row and the column that it stands in."""

    field: FieldName
    name: Named


class RelationIs(Input):
    """A word of the source for what somebody is to the unit."""

    theirs: Named
    ours: OccupantKind


class PutMapping(Input):
    """See `RegisterMapping`. `dates` are ways to write days in the directives of strptime.

    Without `relations` they are what owners, families and lessees are often called.
    """

    source: str = Field(pattern=SOURCE)
    columns: tuple[ColumnIs, ...] = Field(max_length=len(get_args(FieldName)))
    area_source: AreaSource
    relations: tuple[RelationIs, ...] | None = Field(None, max_length=100)
    dates: tuple[Form, ...] = Field(DATES, min_length=1, max_length=20)
    first_represents: bool = False
    ignored: tuple[Named, ...] = Field((), max_length=100)


def handle(tx: Tx, cmd: PutMapping) -> RegisterMapping:
    """Raises Forbidden, Invalid, MappingIncomplete."""
    tx.require(Permission.PLACES_WRITE, tx.root)
    known = tx.register_mappings.find(cmd.source)
    made = mappings.check(_mapping(known.number + 1 if known else 1, cmd))
    _check_once(made)
    told = MappingChanged(cmd.source, made.number)
    if known:
        tx.register_mappings.save(made, told)
    else:
        tx.register_mappings.add(made, told)
    tx.register_mappings.add(made.kept)
    return made


def _mapping(number: int, cmd: PutMapping) -> RegisterMapping:
    return RegisterMapping(
        id=cmd.source,
        number=number,
        columns=tuple(Column(one.field, one.name) for one in cmd.columns),
        area_source=cmd.area_source,
        relations=RELATIONS
        if cmd.relations is None
        else tuple(Relation(one.theirs, one.ours) for one in cmd.relations),
        dates=cmd.dates,
        first_represents=cmd.first_represents,
        ignored=cmd.ignored,
    )


def _check_once(made: RegisterMapping) -> None:
    given = {
        "columns": [one.field for one in made.columns],
        "relations": [one.theirs.casefold() for one in made.relations],
    }
    for field, names in given.items():
        if len(names) != len(set(names)):
            raise Invalid(field, "names something twice")
