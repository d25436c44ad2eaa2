# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about administrators who are three persons (三员分立)."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class AdministratorsLacking(DomainError):
    """Each of the three roles has to be held for the whole district by somebody who can log in."""

    code = "identity.separation.lacking"
    title = "Nobody is there for each of the three roles"

    roles: tuple[str, ...]


@dataclass(eq=False)
class AdministratorOfTwo(DomainError):
    """One of them has to be taken back first."""

    code = "identity.separation.of_two"
    title = "Somebody has two of the three roles"

    person_id: str
    roles: tuple[str, ...]


@dataclass(eq=False)
class ClientHoldsMore(DomainError):
    """Whoever sees its secret would be what it is: it has to be disabled first."""

    code = "identity.separation.client_holds_more"
    title = "A client has a role of people"

    client_id: str
    role: str


@dataclass(eq=False)
class SeparationStands(DomainError):
    """What keeps three persons apart is not ended by one of them: the platform's operators end it."""

    code = "identity.separation.stands"
    title = "The platform's operators end the separation of administrators"


@dataclass(eq=False)
class LastAdministrator(DomainError):
    """While the three are apart, each is somebody: another one gets the role first."""

    code = "identity.separation.last_administrator"
    title = "Nobody else has this role for the whole district"

    role: str
