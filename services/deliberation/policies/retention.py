# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long deliberation keeps personal data whose purpose is done. Votes, minutes and resolutions stay."""

from services.chassis import retention_policy
from services.chassis.retention_policy import YEAR, kept

CHALLENGED = "a decision is challenged within a year: 最高人民法院建筑物区分所有权解释, Art. 12"


class RetentionPolicy(retention_policy.RetentionPolicy):
    """How long personal data is kept once its purpose is done (保存期限)."""

    surveys_days: int = kept(3 * YEAR, "who answered a survey, from when it closed", least=YEAR)
    attendance_days: int = kept(
        3 * YEAR,
        "who came to a meeting for an organisation and who took a task on, from when its minutes were "
        "published; heads by kind of subject stay",
        least=YEAR,
        law=CHALLENGED,
    )
    objections_days: int = kept(3 * YEAR, "the words of objections, from the ruling", least=YEAR)
