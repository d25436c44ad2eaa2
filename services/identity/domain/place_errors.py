# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a line of a list of places is not taken."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class UnknownPlaceKind(DomainError):
    """What the line says it is is no kind of place that stands below another."""

    code = "identity.place_line.kind"
    status = 422
    title = "There is no such kind of place"

    given: str


@dataclass(eq=False)
class ParentMissing(DomainError):
    """Neither the district nor an earlier line has the place above it."""

    code = "identity.place_line.no_parent"
    status = 422
    title = "The place above it is missing"

    parent: str


@dataclass(eq=False)
class KnownOtherwise(DomainError):
    """The codes lead to a place of another kind or name; a list makes places, it renames none."""

    code = "identity.place_line.known_otherwise"
    title = "A place of these codes has another kind or name"

    name: str


@dataclass(eq=False)
class StandsTwice(DomainError):
    """An earlier line, counted from 1, has the same codes."""

    code = "identity.place_line.twice"
    status = 422
    title = "An earlier line has the same codes"

    line: int
