# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shares of joint owners."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """What one joint owner holds of a unit: numerator / denominator."""

    person_id: str
    numerator: int
    denominator: int
