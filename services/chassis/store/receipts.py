# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a consuming service keeps of received events: their ids, and the events that wait for another try."""

from pymongo import ASCENDING, IndexModel

INBOX = "inbox"
PARKED = "parked"
KEPT_SECONDS = 90 * 86400

INBOX_INDEXES = (IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=KEPT_SECONDS),)
PARKED_INDEXES = (
    IndexModel([("partition", ASCENDING), ("lane", ASCENDING), ("position", ASCENDING)], name="lane"),
)
