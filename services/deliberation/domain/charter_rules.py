# SPDX-License-Identifier: AGPL-3.0-or-later
"""What events and rules of charters both name, and which matter of Civil Code Art. 278 adopts which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.deliberation.domain.matters import Matter


class CharterKind(StrEnum):
    RULES = "rules"
    """业主大会议事规则"""
    COVENANT = "covenant"
    """管理规约"""


MATTER: Mapping[CharterKind, Matter] = MappingProxyType(
    {CharterKind.RULES: Matter.RULES_OF_PROCEDURE, CharterKind.COVENANT: Matter.COVENANT}
)
"""Civil Code Art. 278 (1) no. 1 and 2."""
