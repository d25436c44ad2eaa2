# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be filtered after an index, each with what bounds the documents that are looked at in vain.

The embedded engine goes through an index only if it has every field of the filter, else through everything:
what is few is sifted by us (`keep` of a page).
"""

RESIDUALS: dict[tuple[str, str, str], str] = {
    ("timers", "next_try", "tenant"): "keys of tenants who had a batch just now, while others wait",
}
"""(collection, index, field). The list may only shrink."""
