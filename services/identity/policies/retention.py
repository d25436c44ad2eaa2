# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long identity keeps personal data whose purpose is done."""

from services.chassis import retention_policy
from services.chassis.retention_policy import YEAR, kept

PROOF = "the handler proves that it kept the law: PIPL, Art. 69; Civil Code, Art. 188"
LOGS = "network logs: Cybersecurity Law, Art. 23 (3)"


class RetentionPolicy(retention_policy.RetentionPolicy):
    """How long personal data is kept once its purpose is done (保存期限)."""

    requests_days: int = kept(
        3 * YEAR, "decided requests about one's data and archives, from when they were asked for", least=YEAR
    )
    consents_days: int = kept(3 * YEAR, "consent, from when it was withdrawn", least=3 * YEAR, law=PROOF)
    memberships_days: int = kept(
        YEAR, "party memberships and registrations of members at home, from their end"
    )
    emergencies_days: int = kept(
        3 * YEAR, "why an emergency access was opened, from its end", least=184, law=LOGS
    )
    untied_days: int = kept(
        5 * YEAR,
        "persons without any tie left (no home, space, office, party membership, open request, nor log-in), "
        "from the day on which that was first seen; their erasure is opened and granted. Claims are over "
        "after three years (Civil Code, Art. 188), and who left for work or studies comes back within some",
        least=YEAR,
    )
