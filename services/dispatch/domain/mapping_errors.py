# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused about the mappings by which tables of other systems are read."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class MappingRefused(DomainError):
    """Base of what is wrong with a mapping."""

    status = 422


@dataclass(eq=False)
class UnknownZone(MappingRefused):
    """There is no such time zone."""

    code = "dispatch.mapping.unknown_zone"
    title = "There is no such time zone"

    zone: str


@dataclass(eq=False)
class MappingIncomplete(MappingRefused):
    """The mapping says of these fields neither a column nor what is always so."""

    code = "dispatch.mapping.incomplete"
    title = "The mapping does not say where these come from"

    fields: tuple[str, ...]
