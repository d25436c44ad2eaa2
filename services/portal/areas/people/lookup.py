# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom somebody means: people are named by the telephone on record, which stands in no address."""

from services.portal.areas.council.acts import wrong
from services.portal.page_context import visit


def somebody(field: str, phone: str) -> str:
    """The one person with the number. Raises Problem where there is none, or more than one."""
    found = visit().identity.search(phone) if phone else []
    if len(found) != 1:
        raise wrong(field)
    return found[0].id
