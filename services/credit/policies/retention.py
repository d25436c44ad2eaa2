# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long credit keeps personal data whose purpose is done. Facts and ratings stay."""

from services.chassis import retention_policy
from services.chassis.retention_policy import YEAR, kept


class RetentionPolicy(retention_policy.RetentionPolicy):
    """How long personal data is kept once its purpose is done (保存期限)."""

    appeals_days: int = kept(
        3 * YEAR, "the words of appeals and promises to do better, from the decision", least=YEAR
    )
    cases_days: int = kept(
        3 * YEAR,
        "who came to interviews and what was said, from the last meeting of a closed case",
        least=YEAR,
    )
    objections_days: int = kept(3 * YEAR, "the words of objections, from the ruling", least=YEAR)
