# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be asked for."""

from services.dispatch.domain.categories import Category
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx


def list_public_categories(tx: Tx) -> list[Category]:
    """What can be asked for in the district, and the limits that are promised (服务清单)."""
    return [entry.value() for entry in tx.policy(CategoryPolicy).categories if entry.active]
