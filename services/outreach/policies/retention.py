# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long outreach keeps personal data whose purpose is done."""

from services.chassis import retention_policy
from services.chassis.retention_policy import YEAR, kept

LOGS = "network logs: Cybersecurity Law, Art. 23 (3)"


class RetentionPolicy(retention_policy.RetentionPolicy):
    """How long personal data is kept once its purpose is done (保存期限)."""

    messages_days: int = kept(YEAR, "messages in people's inboxes, from when they came")
    sendings_days: int = kept(
        3 * YEAR, "by which channel somebody was told, from when it was written", least=184, law=LOGS
    )
    subjects_days: int = kept(
        3 * YEAR, "the words of a matter with which its later facts are told, from when they were said"
    )
