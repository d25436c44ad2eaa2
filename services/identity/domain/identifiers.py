# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers of Chinese public standards: what is wrong with one, if anything.

GB/T 2260 division codes, GB 11643-1999 citizen ids (公民身份号码), GB 32100-2015 unified social credit
codes (统一社会信用代码) and GA 36-2018 number plates (机动车号牌).
"""

import re
from datetime import date
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Invalid


class Flaw(StrEnum):
    """The first thing that is wrong with an identifier."""

    VALID = "valid"
    FORMAT = "invalid-format"
    LENGTH = "invalid-length"
    AREA = "invalid-area"
    DATE = "invalid-date"
    CHECKSUM = "invalid-checksum"


_PROVINCE_NUMBERS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 82))
PROVINCES = frozenset(str(n) for first, last in _PROVINCE_NUMBERS for n in range(first, last + 1))
OUTSIDE_THE_NATIONAL_LIST = "90"
"""Codes of districts that the national list does not hold (trials, foreign samples) begin with this."""

GRID_PREFIX = "g-"
PARTY_PREFIX = "p-"
"""Codes of grids and of party organisations begin so: their paths hang below places and never meet one."""

_DISTRICT = re.compile("[0-9]{6}")
_BELOW_DISTRICT = re.compile("(?!000)[0-9]{3}")

_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_CHECKS = "10X98765432"
_CITIZEN = re.compile("[1-9][0-9]{16}[0-9X]")
_RESIDENTS_OF_TAIWAN = "83"
"""Residence permits (港澳台居民居住证) begin with 81, 82 and 83."""
_FOREIGNER = re.compile("9[1-8][0-9](?!000)[0-9]{3}")
"""The permanent residence card of 2023: 9, the province, and the country of ISO 3166 in digits."""
EARLIEST_BIRTH = date(1900, 1, 1)

_CREDIT_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT = re.compile(rf"[1-9ANY][0-9]{{7}}[{_CREDIT_SYMBOLS}]{{10}}")
_CREDIT_KINDS = {
    "1": "1239",
    "2": "19",
    "3": "123459",
    "4": "19",
    "5": "12349",
    "6": "129",
    "7": "129",
    "8": "19",
    "9": "1239",
    "A": "19",
    "N": "1239",
    "Y": "1",
}
"""Department of registration → the kinds it registers (GB 32100-2015 with its amendments): 1 staffing,
2 foreign affairs, 3 justice, 4 culture, 5 civil affairs (54: residents' committees), 6 tourism, 7 religion,
8 trade unions, 9 commerce, A the army, N agriculture, Y others."""

_PLATE_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SERIAL = "A-HJ-NP-Z0-9"
_PLATE = re.compile(
    rf"[{_PLATE_PROVINCES}][A-HJ-NP-Z]"
    rf"(?:[{_SERIAL}]{{5}}|[A-HJK][{_SERIAL}][0-9]{{4}}|[0-9]{{5}}[A-HJK])"
)


def check_district_code(code: str) -> Flaw:
    """A county-level code: six digits, province in use, or reserved for districts outside the list."""
    if len(code) != 6:  # noqa: PLR2004 - GB/T 2260
        return Flaw.LENGTH
    if not _DISTRICT.fullmatch(code):
        return Flaw.FORMAT
    if code.startswith(OUTSIDE_THE_NATIONAL_LIST):
        return Flaw.VALID
    whole_province_or_city = code.endswith("00")
    return Flaw.FORMAT if code[:2] not in PROVINCES or whole_province_or_city else Flaw.VALID


def check_division_segment(district: str, segment: str) -> Flaw:
    """The three digits of a sub-district or a committee; districts outside the list choose their own."""
    if district.startswith(OUTSIDE_THE_NATIONAL_LIST):
        return Flaw.VALID
    return Flaw.VALID if _BELOW_DISTRICT.fullmatch(segment) else Flaw.FORMAT


def check_citizen_id(text: str, today: date | None = None) -> Flaw:
    """18 characters: area, birthday, serial and check digit (mod 11-2 of ISO 7064).

    With `today`, also whether somebody who was born then can be alive.
    """
    if len(text) != 18:  # noqa: PLR2004 - GB 11643
        return Flaw.LENGTH
    if not _CITIZEN.fullmatch(text):
        return Flaw.FORMAT
    if text[:2] not in PROVINCES | {_RESIDENTS_OF_TAIWAN} and not _FOREIGNER.match(text):
        return Flaw.AREA
    born = _born(text[6:14])
    if born is None or (today and not EARLIEST_BIRTH <= born <= today):
        return Flaw.DATE
    total = sum(int(digit) * weight for digit, weight in zip(text, _CITIZEN_WEIGHTS, strict=False))
    return Flaw.VALID if _CITIZEN_CHECKS[total % 11] == text[17] else Flaw.CHECKSUM


def check_credit_code(text: str) -> Flaw:
    """18 characters: department, kind, area, body and a check character (mod 31)."""
    if len(text) != 18:  # noqa: PLR2004 - GB 32100
        return Flaw.LENGTH
    if not _CREDIT.fullmatch(text) or text[1] not in _CREDIT_KINDS[text[0]]:
        return Flaw.FORMAT
    total = sum(_CREDIT_SYMBOLS.index(symbol) * pow(3, place, 31) for place, symbol in enumerate(text[:17]))
    return Flaw.VALID if _CREDIT_SYMBOLS[-total % 31] == text[17] else Flaw.CHECKSUM


def _born(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def plain(text: str) -> str:
    """An identifier as it is kept: in capitals and ASCII, without blanks."""
    return "".join(written.ascii_digits(text).split()).upper()


def check_plate(text: str) -> Flaw:
    """An ordinary plate (five characters after the letter) or a new-energy plate (six)."""
    return Flaw.VALID if _PLATE.fullmatch(text) else Flaw.FORMAT


def require(field: str, verdict: Flaw) -> None:
    """Refuse anything but a valid identifier, naming the kind of its invalidity."""
    if verdict is not Flaw.VALID:
        raise Invalid(field, verdict.value)
