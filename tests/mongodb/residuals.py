# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be filtered after an index, each with what bounds the documents that are looked at in vain."""

BELOW = "the places directly below one place"
OF_ONE_PERSON = "what one person has"
MOSTLY_IN_THE_GRID = "the place lies in the grid, and with it nearly all that lies below"

RESIDUALS: dict[tuple[str, str, str], str] = {
    ("ownerships", "owner_ids__id", "within"): OF_ONE_PERSON,
    ("occupancies", "person_id__id", "within"): OF_ONE_PERSON,
    ("role_grants", "person_id__id", "within"): OF_ONE_PERSON,
    ("persons", "phone.lookup__id", "within"): "those who share a phone",
    ("places", "parent_id_by_path", "scope"): BELOW,
    ("places", "parent_id_by_path", "kind"): BELOW,
    ("places", "parent_id_by_path", "active"): BELOW,
    ("places", "parent_id_by_path", "grid_path"): BELOW,
    ("places", "scope_by_path", "grid_path"): MOSTLY_IN_THE_GRID,
    ("places", "scope_kind_by_path", "grid_path"): MOSTLY_IN_THE_GRID,
    ("timers", "next_try", "tenant"): "keys of tenants who had a batch just now, while others wait",
}
"""(collection, index, field). The list may only shrink."""
