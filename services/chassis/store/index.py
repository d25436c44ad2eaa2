# SPDX-License-Identifier: AGPL-3.0-or-later
"""An index as a service declares it beside what it serves, and what else is told of a collection."""

from typing import TypedDict


class Index:
    """An index that serves a query; the tenant is put in front. `only_if`: a text that must be there.

    One that serves pages in the order of ids ends in `_id`.
    """

    def __init__(self, *fields: str, unique: bool = False, only_if: str = "") -> None:
        self.fields = fields
        self.unique = unique
        self.only_if = only_if


class Declared(TypedDict, total=False):
    """What `Collection` may be told of one."""

    indexes: tuple[Index, ...]
    orderings: tuple[str, ...]
    search: tuple[str, ...]
    noun: str
    crowded: bool
