# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evidence (证据): what a step of an order has to be proven by, and what there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EvidenceKind(StrEnum):
    """Photos before, during and after the work, the resident's signature, a voice note, where it was done."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    SIGNATURE = "signature"
    VOICE = "voice"
    LOCATION = "location"


class ProvenStep(StrEnum):
    """The arrival on site and the finish."""

    START = "start"
    FINISH = "finish"


@dataclass(frozen=True)
class GoneFile:
    """Evidence whose time was over: what it was of, since when it was there, its SHA-256, when it went."""

    kind: EvidenceKind
    added_at: datetime
    digest: str
    gone_at: datetime


@dataclass(frozen=True)
class Demand:
    """A step wants so much of it; `before` is also what was sent with the report."""

    step: ProvenStep
    kind: EvidenceKind
    least: int = 1
