# SPDX-License-Identifier: AGPL-3.0-or-later
"""An index as a service declares it beside what it serves."""


class Index:
    """An index that serves a query; the tenant is put in front. `only_if`: a text that must be there.

    One that serves pages in the order of ids ends in `_id`.
    """

    def __init__(self, *fields: str, unique: bool = False, only_if: str = "") -> None:
        self.fields = fields
        self.unique = unique
        self.only_if = only_if
