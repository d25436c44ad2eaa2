# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of each row of a register, in the clerk's language."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


HEADER: Mapping[Language, tuple[str, ...]] = MappingProxyType(
    {Language.ZH: ("行", "房屋", "结果", "说明"), Language.EN: ("row", "unit", "result", "what")}
)
RESULTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "created": ("新建", "created"),
        "updated": ("更新", "updated"),
        "unchanged": ("无变化", "unchanged"),
        "rejected": ("未导入", "rejected"),
    }
)
_BAD = "“{column}”的内容不是"
_ID = "“{column}”不是有效的身份证号码："
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "missing": ("“{column}”没有填写。", "“{column}” is empty."),
        "shifted": (
            "这一行有 {value} 格，多于表头：可能错列。",
            "The row has {value} cells, more than the header: it may be shifted.",
        ),
        "formula": ("“{column}”是公式，请改为数值。", "“{column}” is a formula: paste its value."),
        "error": ("“{column}”是表格错误值。", "“{column}” is an error of the sheet."),
        "unit_again": (
            "这套房在第 {value} 行已经出现；同一套房的各行要排在一起。",
            "The unit stands in row {value} already; the rows of a unit stand together.",
        ),
        "two_areas": (
            "同一套房的“{column}”写了两个不同的数。",
            "“{column}” says two different things of one unit.",
        ),
        "bad_area": (
            _BAD + "面积：以平方米计，最多两位小数。可能错列。",
            "“{column}” holds no area in m² with at most two decimals. The row may be shifted.",
        ),
        "no_area": ("新的房屋要有面积。", "A new unit needs an area."),
        "bad_share": (
            _BAD + "份额：写作 1/2、50% 或 0.5。",
            "“{column}” holds no share: write 1/2, 50% or 0.5.",
        ),
        "share_missing": (
            "有的共有人写了份额，有的没有。",
            "Some of the joint owners have a share, others none.",
        ),
        "identity.shares_not_whole": (
            "各共有人份额之和是 {total}，不是 1。",
            "The owners' shares add up to {total}, not to 1.",
        ),
        "two_representatives": (
            "标了两位投票代表人，只能有一位。",
            "Two representatives are marked; there can be one.",
        ),
        "no_representative": (
            "有几位共有人，但没有标明投票代表人。",
            "There are joint owners, and none is marked as their representative.",
        ),
        "person_twice": ("同一人作为业主出现了两次。", "One person stands there as an owner twice."),
        "bad_date": (_BAD + "日期。", "“{column}” holds no day in one of the given ways."),
        "bad_flag": (_BAD + "“是”或“否”。", "“{column}” holds neither yes nor no."),
        "unknown_relation": (
            "“{column}”的称呼没有对应关系（业主、家属、租户）。",
            "The mapping does not say what the word in “{column}” is: owner, family or lessee.",
        ),
        "bad_name": ("“{column}”不是姓名。", "“{column}” holds no name."),
        "several_names": (
            "“{column}”里有几个姓名：每人一行。",
            "“{column}” holds several names: one row each.",
        ),
        "bad_phone": (
            _BAD + "电话号码。可能错列。",
            "“{column}” holds no phone number; maybe shifted.",
        ),
        "lost_digits": (
            "“{column}”在表格里变成了科学记数，末几位已丢失：请设为文本后重新填写。",
            "The sheet turned “{column}” into a rounded number and lost its last digits: format it as text.",
        ),
        "citizen_id.invalid-format": (_ID + "格式不对。", "“{column}” is no citizen id: its form is wrong."),
        "citizen_id.invalid-length": (
            _ID + "应为 18 位。",
            "“{column}” is no citizen id of 18 characters.",
        ),
        "citizen_id.invalid-area": (_ID + "没有这样的地区。", "“{column}” is no citizen id: no such area."),
        "citizen_id.invalid-date": (
            _ID + "出生日期不可能。",
            "“{column}” is no citizen id: the birthday cannot be.",
        ),
        "citizen_id.invalid-checksum": (
            _ID + "校验码不符，可能抄错。",
            "“{column}” is no citizen id: its check digit does not fit, it may be miscopied.",
        ),
        "other_name": (
            "这个身份证号码已登记在另一个姓名下。",
            "This citizen id is on record under another name.",
        ),
        "numbers_differ": (
            "同名、同电话的人已有另一个身份证号码。",
            "Somebody of this name and phone has another citizen id.",
        ),
        "closed_person": ("此人的档案已停用。", "The person's record is closed."),
        "has_log_in": (
            "此人有账号或职务，电话和证件请到“人员”页当面更改。",
            "This person has a log-in or a role: change the numbers at the counter.",
        ),
        "bad_plate": ("“{column}”不是车牌号码。", "“{column}” holds no number plate."),
        "plate_taken": ("车牌已登记在别人名下。", "The plate is on record for somebody else."),
        "older_ownership": (
            "登记的产权自 {value} 起，比表格新。",
            "The ownership on record is of {value}, newer than the table.",
        ),
        "unknown_neighbourhood": ("没有这个社区。", "There is no such neighbourhood."),
        "identity.wrong_parent": (
            "楼栋要建在小区或社区里：请选择它，或者对应“小区”一列。",
            "A building stands in a compound or neighbourhood: choose one, or map its column.",
        ),
        "identity.out_of_use": ("楼栋或房屋已停用。", "The building or unit is no longer in use."),
        "identity.weaker_area_source": (
            "登记的面积来源更可靠，没有更改。",
            "The area on record comes from a better source.",
        ),
        "invalid": ("内容不符合要求（{field}）。", "Something cannot be taken ({field})."),
    }
)


def said(code: str, facts: Mapping[str, Any], row: int, language: Language) -> str:
    """The sentence of a code, with the row where it is one's of several; empty for none."""
    if not code:
        return ""
    chinese, english = SENTENCES.get(code, (code, code))
    is_chinese = language is Language.ZH
    sentence = (chinese if is_chinese else english).format_map(_Known(facts))
    if not row:
        return sentence
    return f"第 {row} 行：{sentence}" if is_chinese else f"Row {row}: {sentence}"


def result(name: str, language: Language) -> str:
    return RESULTS[name][language is Language.EN]


class _Known(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "?"
