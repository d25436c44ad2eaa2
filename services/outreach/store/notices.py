# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of notices and of those to whom they are served."""

from services.chassis.store import Collection, Index
from services.outreach.domain.households import Household
from services.outreach.domain.notices import Notice
from services.outreach.store.webhooks import WebhooksUnit


class NoticesUnit(WebhooksUnit):
    """The part of outreach's `Tx` that is about notices."""

    notices = Collection(
        Notice,
        "notices",
        orderings=("published_at", "written_at"),
        indexes=(
            Index("place", "state", "pinned", "by_published_at"),
            Index("within", "state", "by_written_at"),
        ),
    )
    households = Collection(
        Household,
        "households",
        orderings=("unit",),
        indexes=(
            Index("notice_id", "service", "online", "by_unit"),
            Index("notice_id", "building", "service", "online", "by_unit"),
        ),
    )
