# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long dispatch keeps personal data whose purpose is done."""

from services.chassis import retention_policy
from services.chassis.retention_policy import YEAR, kept


class RetentionPolicy(retention_policy.RetentionPolicy):
    """How long personal data is kept once its purpose is done (保存期限)."""

    orders_days: int = kept(
        3 * YEAR,
        "who reported what and where, remarks, and the pictures, signatures and recordings of the matter and "
        "the work, from when the order was closed",
        least=YEAR,
    )
    imports_days: int = kept(
        YEAR, "tables of orders that were taken in, from when that began; what became of the rows stays"
    )
    needs_days: int = kept(YEAR, "calls for help that ended, from when they were made")
    loans_days: int = kept(YEAR, "loans of tools that ended; those with a deposit are vouchers and stay")
    bookings_days: int = kept(YEAR, "bookings of venues that ended, from the day booked")
    absences_days: int = kept(YEAR, "absences of those who work here, from their end")
    rounds_days: int = kept(
        3 * YEAR,
        "the name of who made a round, which stays as evidence, from when it could begin",
        least=YEAR,
    )
