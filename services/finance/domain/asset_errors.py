# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of assets, calls for bids, leases, deposits and paid services. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class AssetKnown(DomainError):
    """An asset stands in the register of its place once, under its code."""

    code = "finance.asset_known"
    title = "The register has this code already"

    asset_code: str


@dataclass(eq=False)
class AssetTaken(DomainError):
    """An asset is let once at a time, and not beside a call that runs."""

    code = "finance.asset_taken"
    title = "The asset is let, under a call, or out of the register"

    asset_id: str


@dataclass(eq=False)
class NotResolved(DomainError):
    """Common parts are let only as the owners resolved for that place (Civil Code Art. 278)."""

    code = "finance.not_resolved"
    title = "No resolution of this place lets it be let"

    resolution_id: str


@dataclass(eq=False)
class TermTooLong(DomainError):
    """A lease is for twenty years at the most (Civil Code Art. 705); in months."""

    code = "finance.term_too_long"
    status = 422
    title = "A lease is for twenty years at the most"

    months: int
    most: int


@dataclass(eq=False)
class NeedsBids(DomainError):
    """What comes to more over its term than the policy says is let by bids compared in public (fen)."""

    code = "finance.needs_bids"
    title = "So much is let by public bids only"

    asked: int
    most: int


@dataclass(eq=False)
class DeadlinePassed(DomainError):
    """A call ends in the future, and takes bids until then."""

    code = "finance.deadline_passed"
    title = "The deadline has passed"


@dataclass(eq=False)
class WrongCallState(DomainError):
    """Bids are sealed until the deadline, then opened; of the opened ones one is chosen."""

    code = "finance.wrong_call_state"
    title = "The call is not in a state that allows this"

    call_id: str
    state: str


@dataclass(eq=False)
class BelowFloor(DomainError):
    """A bid is not below the least rent of its call (fen a month)."""

    code = "finance.below_floor"
    title = "The bid is below the least rent"

    asked: int
    floor: int


@dataclass(eq=False)
class HighestPassedOver(DomainError):
    """Whoever does not choose the highest bid says why (fen a month)."""

    code = "finance.highest_passed_over"
    status = 422
    title = "Say why the highest bid is not chosen"

    highest: int


@dataclass(eq=False)
class OtherThanAwarded(DomainError):
    """A lease that follows a call is with the bidder, at the rent and for the term that were compared."""

    code = "finance.other_than_awarded"
    status = 422
    title = "This is not what was awarded"

    call_id: str


@dataclass(eq=False)
class LeaseOver(DomainError):
    """A lease that ended is not ended again."""

    code = "finance.lease_over"
    title = "The lease is over"

    lease_id: str


@dataclass(eq=False)
class OutsideTerm(DomainError):
    """A lease ends early, and a month is accounted for, within the term that was agreed."""

    code = "finance.outside_term"
    status = 422
    title = "This lies outside the term"

    begins: str
    ends: str


@dataclass(eq=False)
class ReportedAlready(DomainError):
    """A provider of services accounts for a month once."""

    code = "finance.reported_already"
    title = "The month is accounted for already"

    month: str


@dataclass(eq=False)
class WrongDepositState(DomainError):
    """A deposit is held, then asked back, then returned, once."""

    code = "finance.wrong_deposit_state"
    title = "The deposit is not in a state that allows this"

    deposit_id: str
    state: str


@dataclass(eq=False)
class BeyondDeposit(DomainError):
    """No more is kept of a deposit than is held (fen)."""

    code = "finance.beyond_deposit"
    title = "So much was not deposited"

    asked: int
    held: int


@dataclass(eq=False)
class KeptWithoutReason(DomainError):
    """Whoever keeps a part of a deposit says for what."""

    code = "finance.kept_without_reason"
    status = 422
    title = "Say for what a part is kept"
