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
