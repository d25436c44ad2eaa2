# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say how the tables of a source are read: a new version; imports that run keep theirs."""

import re
from typing import Annotated, get_args

from pydantic import AfterValidator, Field

from services.chassis.http import Input
from services.chassis.values import Invalid
from services.dispatch.commands import SOURCE
from services.dispatch.domain import mappings
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownCategory
from services.dispatch.domain.events import MappingChanged
from services.dispatch.domain.mappings import (
    DATES,
    Column,
    ConstantName,
    FieldName,
    SourceMapping,
    Stand,
    Word,
)
from services.dispatch.domain.reporting import OWN_SOURCE
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx

Named = Annotated[str, Field(min_length=1, max_length=200)]


def _a_way_to_write_moments(text: str) -> str:
    if not re.fullmatch(r"(%[YmdHMSyIpbBz]|[^%])+", text):
        raise ValueError("only the directives %Y %y %m %b %B %d %H %I %M %S %p %z")
    return text


class ColumnIs(Input):
    """A field of a row and the column that it stands in."""

    field: FieldName
    name: Named


class AlwaysIs(Input):
    """A field that is the same for every row, or where its cell is empty."""

    field: ConstantName
    name: Named


class StateIs(Input):
    theirs: Named
    ours: Stand


class CategoryIs(Input):
    theirs: Named
    ours: Named


class PutMapping(Input):
    """See `SourceMapping`. `dates` are ways to write moments in the directives of strptime."""

    source: str = Field(pattern=SOURCE)
    columns: tuple[ColumnIs, ...] = Field(max_length=len(get_args(FieldName)))
    zone: str = Field(min_length=1, max_length=60)
    dates: tuple[
        Annotated[str, Field(min_length=2, max_length=40), AfterValidator(_a_way_to_write_moments)], ...
    ] = Field(DATES, min_length=1, max_length=20)
    always: tuple[AlwaysIs, ...] = Field((), max_length=len(get_args(ConstantName)))
    states: tuple[StateIs, ...] = Field((), max_length=50)
    categories: tuple[CategoryIs, ...] = Field((), max_length=1000)
    default_category: Named | None = None
    ignored: tuple[Named, ...] = Field((), max_length=100)


def handle(tx: Tx, cmd: PutMapping) -> SourceMapping:
    """Raises Forbidden, Invalid, MappingIncomplete, UnknownZone, UnknownCategory."""
    tx.require(Permission.INTAKE_WRITE, tx.root)
    if cmd.source == OWN_SOURCE:
        raise Invalid("source", "is no name of another system")
    known = tx.source_mappings.find(cmd.source)
    made = mappings.check(_mapping(known.number + 1 if known else 1, cmd))
    _check_once(made)
    catalogue = tx.policy(CategoryPolicy)
    ours = {one.ours for one in cmd.categories} | ({cmd.default_category} if cmd.default_category else set())
    unknown = sorted(code for code in ours if catalogue.find(code) is None)
    if unknown:
        raise UnknownCategory(unknown[0])
    told = MappingChanged(cmd.source, made.number)
    if known:
        tx.source_mappings.save(made, told)
    else:
        tx.source_mappings.add(made, told)
    tx.source_mappings.add(made.kept)
    return made


def _mapping(number: int, cmd: PutMapping) -> SourceMapping:
    return SourceMapping(
        id=cmd.source,
        number=number,
        columns=tuple(Column(one.field, one.name) for one in cmd.columns),
        zone=cmd.zone,
        dates=cmd.dates,
        always=tuple(Column(one.field, one.name) for one in cmd.always),
        states=tuple(Word(one.theirs, one.ours) for one in cmd.states),
        categories=tuple(Word(one.theirs, one.ours) for one in cmd.categories),
        default_category=cmd.default_category,
        ignored=cmd.ignored,
    )


def _check_once(made: SourceMapping) -> None:
    given = {
        "columns": [one.field for one in made.columns],
        "always": [one.field for one in made.always],
        "states": [one.theirs.casefold() for one in made.states],
        "categories": [one.theirs for one in made.categories],
    }
    for field, names in given.items():
        if len(names) != len(set(names)):
            raise Invalid(field, "names something twice")
