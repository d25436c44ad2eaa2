# SPDX-License-Identifier: AGPL-3.0-or-later
"""What events and rules both name."""

from enum import StrEnum


class EntryKind(StrEnum):
    """Why an entry was made."""

    OPENING = "opening"
    GENERAL = "general"
    IMPORT = "import"
    HOLD = "hold"
    TRANSFER = "transfer"
    GRANT = "grant"
    DONATION = "donation"
    INVOICE = "invoice"
    BILL = "bill"
    PAYMENT = "payment"
    REFUND = "refund"
    COMMON_INCOME = "common_income"
    REVERSAL = "reversal"
    RENT = "rent"
    SERVICE = "service"
    DEPOSIT = "deposit"
    CASH = "cash"
    BANK = "bank"
    SETTLEMENT = "settlement"


class FundKind(StrEnum):
    """业委会/自管资金、维修资金、社区基金、专项经费、捐赠、公共收益."""

    OPERATING = "operating"
    MAINTENANCE = "maintenance"
    COMMUNITY = "community"
    GRANT = "grant"
    DONATION = "donation"
    COMMON_INCOME = "common_income"


class Kind(StrEnum):
    """What finance publishes."""

    STATEMENT = "statement"


class AssetKind(StrEnum):
    """闲置用房、广告位、停车位."""

    ROOM = "room"
    ADVERT = "advert"
    PARKING = "parking"


class ServiceKind(StrEnum):
    """养老、托幼、快递、其他."""

    ELDERLY = "elderly"
    CHILDCARE = "childcare"
    PARCEL = "parcel"
    OTHER = "other"


class MatchKind(StrEnum):
    """What a bank line turned out to be: bills, an entry that was booked, a provider's payout, an account."""

    BILLS = "bills"
    ENTRY = "entry"
    PAYOUT = "payout"
    ACCOUNT = "account"


class Difference(StrEnum):
    """Why a provider's settlement and the books do not agree."""

    UNKNOWN = "unknown"
    AMOUNT = "amount"
    NOT_TOLD = "not_told"
    REFUND_NOT_TOLD = "refund_not_told"
    TWICE = "twice"
    MISSING = "missing"
    FEE_NOT_BOOKED = "fee_not_booked"
    UNCOVERED = "uncovered"


class PayableSpace(StrEnum):
    """A parking space with an owner (产权车位), or one that the compound lets (租赁车位)."""

    FIXED = "fixed"
    RENTED = "rented"
