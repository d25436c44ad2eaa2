# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of each row of a feed, in the clerk's language."""

from collections.abc import Mapping
from types import MappingProxyType

from services.identity.domain import import_texts
from services.identity.domain.import_texts import Language

HEADER = ("行 row", "结果 result", "代码 code", "说明 what")
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bad_key": ("“{column}”太长。", "“{column}” is too long."),
        "other_district": ("“{column}”属于别的区。", "“{column}” is of another district."),
        "outside": ("“{column}”不在约定的范围内。", "“{column}” lies outside of what the contract is about."),
        "unknown_unit": ("没有这套房屋。", "There is no such unit."),
        "backwards": ("“{column}”早于起始日期。", "“{column}” lies before the first day."),
        "to_come": ("“{column}”还没有到。", "The day in “{column}” has not come."),
        "too_many_units": ("同一条记录出现在太多房屋中。", "One entry was seen in too many units."),
    }
)


def said(code: str, column: str, value: str, language: Language) -> str:
    """The sentence of a code; empty for none."""
    facts = {"column": column, "value": value}
    if code in SENTENCES:
        return SENTENCES[code][language is Language.EN].format_map(facts)
    return import_texts.said(code, facts, 0, language)
