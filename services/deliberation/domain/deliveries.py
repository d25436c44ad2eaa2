# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proof that the ballot for a unit reached its owner (送达): without it nothing is deemed of silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Method(StrEnum):
    IN_PERSON = "in_person"
    LEFT_AT_DOOR = "left_at_door"
    """留置送达, with a photo."""
    REGISTERED_MAIL = "registered_mail"
    ONLINE = "online"


@dataclass(frozen=True)
class Delivery:
    """`document` names the proof: the signed list, the receipt of the mail."""

    id: str
    vote_id: str
    unit_id: str
    method: Method
    at: datetime
    document: str
