# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of holds on bills, the ladder of dunning, and charges. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class AlreadyOnHold(DomainError):
    """A bill is on one hold at a time."""

    code = "finance.already_on_hold"
    title = "The bill is on hold already"

    bill_id: str


@dataclass(eq=False)
class WrongBillHoldState(DomainError):
    """A hold is decided once, and ends once."""

    code = "finance.wrong_bill_hold_state"
    title = "The hold is not in a state that allows this"

    hold_id: str
    state: str


@dataclass(eq=False)
class PlanNotWhole(DomainError):
    """Instalments follow each other, end on the hold's last day, and come to what is owed; amounts in fen."""

    code = "finance.plan_not_whole"
    status = 422
    title = "The instalments do not come to what is owed"

    hold_id: str
    owed: int
    planned: int


@dataclass(eq=False)
class HoldTooLong(DomainError):
    """A hold ends before the claim does, and within what the policy allows."""

    code = "finance.hold_too_long"
    status = 422
    title = "The hold would be too long"

    hold_id: str
    last: date


@dataclass(eq=False)
class LadderSkipped(DomainError):
    """The ladder is climbed step by step: reminder, written demand, mediation, suit (Civil Code Art. 944)."""

    code = "finance.ladder_skipped"
    title = "Another step comes first"

    arrears_id: str
    state: str
    step: str


@dataclass(eq=False)
class TimeTooShort(DomainError):
    """A written demand leaves a reasonable time to pay (Civil Code Art. 944)."""

    code = "finance.time_too_short"
    status = 422
    title = "The demand leaves too little time"

    arrears_id: str
    least: int


@dataclass(eq=False)
class BillsOnHold(DomainError):
    """What is on hold, or paid, is not dunned."""

    code = "finance.bills_on_hold"
    title = "Nothing of this is dunned now"

    arrears_id: str


@dataclass(eq=False)
class BillSettled(DomainError):
    """A bill on which something was paid is corrected after its refund; one that was withdrawn never."""

    code = "finance.bill_settled"
    title = "Something was paid on the bill"

    bill_id: str


@dataclass(eq=False)
class NoLateFee(DomainError):
    """A late fee is contractual damages: it needs a contract's clause and a rate (Civil Code Art. 585)."""

    code = "finance.no_late_fee"
    title = "There is no ground for a late fee"

    bill_id: str


@dataclass(eq=False)
class NoFigures(DomainError):
    """Figures are recorded of a tariff whose formula asks for them."""

    code = "finance.no_figures"
    status = 422
    title = "The tariff asks for no such figure"

    tariff_id: str


@dataclass(eq=False)
class UnknownUnit(DomainError):
    """The unit is not one of the place."""

    code = "finance.unknown_unit"
    status = 422
    title = "There is no such unit here"

    unit_id: str


@dataclass(eq=False)
class TooManyUnits(DomainError):
    """One cost is shared among the units of a building or a compound, not of a whole district."""

    code = "finance.too_many_units"
    title = "So many units do not share one cost"

    most: int


@dataclass(eq=False)
class PrepaidTooFar(DomainError):
    """Fees are prepaid for twelve months at the most (Hangzhou Art. 55); `most`: so many are left."""

    code = "finance.prepaid_too_far"
    status = 422
    title = "So much is not prepaid"

    tariff_id: str
    most: int


@dataclass(eq=False)
class NotTheOwnersUnit(DomainError):
    """Whoever pays for a unit prepays for it."""

    code = "finance.not_the_owners_unit"
    status = 403
    title = "Somebody else pays for this unit"

    unit_id: str
