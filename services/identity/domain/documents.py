# SPDX-License-Identifier: AGPL-3.0-or-later
"""Papers of people without a citizen id (公民身份号码): what is wrong with a number, and what of it stays.

Residence permits (港澳台居民居住证) and the foreigners' card of 2023 have numbers like citizen ids and
are taken as such.
"""

import re
from enum import StrEnum

from services.chassis.values import Invalid
from services.identity.domain import identifiers
from services.identity.domain.identifiers import Flaw


class DocumentKind(StrEnum):
    """护照, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, 外国人永久居留身份证 (before 2023)."""

    PASSPORT = "passport"
    HOME_RETURN_PERMIT = "home_return_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    FOREIGNER_PERMIT = "foreigner_permit"


_FORMS = {
    DocumentKind.PASSPORT: re.compile("(?=.*[0-9])[A-Z0-9]{5,15}"),
    DocumentKind.HOME_RETURN_PERMIT: re.compile("[HM][0-9]{8}([0-9]{2})?"),
    DocumentKind.TAIWAN_PERMIT: re.compile(r"[0-9]{8}([0-9]{2}(\([A-Z]\))?)?"),
    DocumentKind.FOREIGNER_PERMIT: re.compile(
        "[A-Z]{3}[0-9]{6}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{2}"
    ),
}
"""A home-return permit has its holder's number for life, and in two digits more how often it was renewed
(Ministry of Public Security, 2010); a Taiwan permit before 2015 likewise."""
_FOR_LIFE = {DocumentKind.HOME_RETURN_PERMIT: 9, DocumentKind.TAIWAN_PERMIT: 8}


def plain(kind: DocumentKind, country: str, text: str) -> tuple[str, str]:
    """The number as it is kept, and by what its holder is found, however often it was renewed.

    Only a passport names its country. Raises Invalid.
    """
    number = identifiers.plain(text)
    if (kind is DocumentKind.PASSPORT) != bool(country):
        raise Invalid("document", "is named of a passport, and only of one")
    flaw = Flaw.VALID if _FORMS[kind].fullmatch(number) else Flaw.FORMAT
    identifiers.require("document", flaw)
    return number, f"{kind}/{country}/{number[: _FOR_LIFE.get(kind)]}"
