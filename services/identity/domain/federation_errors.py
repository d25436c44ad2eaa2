# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refusals about providers of log-ins and what is linked with them."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class ProviderIncomplete(DomainError):
    """A provider of this kind cannot be asked without it."""

    code = "identity.provider_incomplete"
    status = 422
    title = "Something is missing with which the provider could be asked"

    field: str


@dataclass(eq=False)
class TooManyProviders(DomainError):
    """A log-in page has room for so many."""

    code = "identity.too_many_providers"
    title = "The district has as many providers of log-ins as fit on its page"

    most: int


@dataclass(eq=False)
class LinkedElsewhere(DomainError):
    """The subject of the provider is another person's."""

    code = "identity.linked_elsewhere"
    title = "That log-in is linked with another account"


@dataclass(eq=False)
class TooManyLinks(DomainError):
    """Nobody has so many other log-ins."""

    code = "identity.too_many_links"
    title = "The account has as many linked log-ins as are possible"

    most: int


@dataclass(eq=False)
class LinkingClosed(DomainError):
    """The provider is switched off, or its district links nobody who is unknown."""

    code = "identity.linking_closed"
    title = "That log-in cannot be linked"
