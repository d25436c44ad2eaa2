# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of duplicates and of those who follow an order. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class LinkedToItself(DomainError):
    """An order is no duplicate of itself."""

    code = "dispatch.linked_to_itself"
    status = 422
    title = "An order is no duplicate of itself"

    order_id: str


@dataclass(eq=False)
class AlreadyDuplicate(DomainError):
    """The order is a duplicate already, of the one that `number` names: link to that."""

    code = "dispatch.already_duplicate"
    title = "The order is a duplicate of another already"

    order_id: str
    number: str


@dataclass(eq=False)
class HasDuplicates(DomainError):
    """Others are linked to the order: it is a first one itself."""

    code = "dispatch.has_duplicates"
    title = "Others are linked to this order"

    order_id: str


@dataclass(eq=False)
class FirstOrderEnded(DomainError):
    """The first order is over: it cannot go on for another one."""

    code = "dispatch.first_order_ended"
    title = "The first order is over"

    order_id: str
    state: str


@dataclass(eq=False)
class TooManyFollowers(DomainError):
    """So many follow the order that no more can be told of it, or so many are linked to it."""

    code = "dispatch.too_many_followers"
    title = "No more can follow this order"

    order_id: str
    most: int


@dataclass(eq=False)
class OwnOrder(DomainError):
    """Who reported an order is told of it anyway."""

    code = "dispatch.own_order"
    title = "You reported this order yourself"

    order_id: str
