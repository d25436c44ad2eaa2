# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long finance keeps personal data whose purpose is done. Books, bills and payments stay with ids."""

from services.chassis import retention_policy
from services.chassis.retention_policy import YEAR, kept

VOUCHERS = "vouchers are kept for 30 years from the end of their year: 会计档案管理办法, Art. 14, Annex 1"
THIRTY_YEARS = 10_958


class RetentionPolicy(retention_policy.RetentionPolicy):
    """How long personal data is kept once its purpose is done (保存期限)."""

    vouchers_days: int = kept(
        THIRTY_YEARS,
        "names on receipts of cash, gifts, deposits, leases and the bank's lines, from the end of the year "
        "in which they were booked, returned or ended",
        least=THIRTY_YEARS,
        law=VOUCHERS,
    )
    bill_holds_days: int = kept(
        3 * YEAR,
        "why somebody could not pay or disputed a bill, from the end of it or, refused, from the application",
        least=YEAR,
    )
    bids_days: int = kept(
        3 * YEAR, "names of who bid for a lease, from the deadline of a call that is decided", least=YEAR
    )
    reviews_days: int = kept(
        3 * YEAR, "the words of residents on a quarter's statement, from when they were said", least=YEAR
    )
    objections_days: int = kept(3 * YEAR, "the words of objections, from the ruling", least=YEAR)
