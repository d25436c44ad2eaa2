# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity listens to no other service."""

from services.chassis.messaging import Reactions
from services.identity.copies import copies

reactions = Reactions(copies, issues_tokens=True)
