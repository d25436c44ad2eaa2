# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of points and of the goods that they buy. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class EarningLimitReached(DomainError):
    """Nothing more can be earned today, or this month."""

    code = "dispatch.earning_limit_reached"
    title = "No more points can be earned today or this month"

    most_a_day: int
    most_a_month: int


@dataclass(eq=False)
class NotEnoughPoints(DomainError):
    """An account is never below zero."""

    code = "dispatch.not_enough_points"
    title = "There are not enough points"

    balance: int
    needed: int


@dataclass(eq=False)
class UnknownPointRule(DomainError):
    """The policy `points` of the place has no such rule."""

    code = "dispatch.unknown_point_rule"
    status = 422
    title = "There is no such rule for points"

    rule: str


@dataclass(eq=False)
class AlreadyRewarded(DomainError):
    """The person has points for this already: the same rule, the same evidence."""

    code = "dispatch.already_rewarded"
    title = "There are points for this already"

    subject: str


@dataclass(eq=False)
class OwnPoints(DomainError):
    """Nobody grants or corrects points of their own."""

    code = "dispatch.own_points"
    status = 403
    title = "Nobody enters points for themselves"


@dataclass(eq=False)
class GoodRetired(DomainError):
    """It stands on the shelf no more."""

    code = "dispatch.good_retired"
    title = "The good is offered no more"

    id: str


@dataclass(eq=False)
class OutOfStock(DomainError):
    """There are fewer than were asked for."""

    code = "dispatch.out_of_stock"
    title = "There are not so many left"

    left: int


@dataclass(eq=False)
class MoreThanEach(DomainError):
    """A person gets no more than so many of a good that is limited."""

    code = "dispatch.more_than_each"
    title = "One person gets no more of this"

    most: int


@dataclass(eq=False)
class PriceChanged(DomainError):
    """The price is another than the one that was agreed to."""

    code = "dispatch.price_changed"
    title = "The price has changed"

    price: int


@dataclass(eq=False)
class WrongRedemptionState(DomainError):
    """The step does not fit the state of the redemption."""

    code = "dispatch.wrong_redemption_state"
    title = "This is not possible in the state of the redemption"

    id: str
    state: str


@dataclass(eq=False)
class WrongPickupCode(DomainError):
    """The code is not that of the redemption."""

    code = "dispatch.wrong_pickup_code"
    status = 422
    title = "The pick-up code is wrong"

    id: str
