# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of saved filters. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class TooManyFilters(DomainError):
    """One ends another before one saves the next."""

    code = "dispatch.too_many_filters"
    title = "As many filters are saved as can be"

    most: int


@dataclass(eq=False)
class FilterNameTaken(DomainError):
    """A person's filters are told apart by their names."""

    code = "dispatch.filter_name_taken"
    title = "Another filter of yours has this name"

    name: str


@dataclass(eq=False)
class TooManyTellings(DomainError):
    """Each of them is looked at for each new order."""

    code = "dispatch.too_many_tellings"
    title = "As many filters of this place are told at once as can be"

    most: int
