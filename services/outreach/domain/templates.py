# SPDX-License-Identifier: AGPL-3.0-or-later
"""Templates: the words of messages with typed placeholders, checked when they are saved, not when sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.outreach.domain.audiences import Kind
from services.outreach.domain.message_errors import (
    PlaceholderNotInSms,
    TemplateBroken,
    TemplateTooLong,
    UnknownPlaceholders,
    UnknownTemplate,
)
from services.outreach.domain.rules import FIELDS
from services.outreach.domain.wording_en import ENGLISH
from services.outreach.domain.wording_zh import CHINESE

TITLE_LENGTH, TEXT_LENGTH, SMS_LENGTH = 60, 2000, 134
"""Of what is sent, in characters; a text message of two parts has 134 in UCS-2 (3GPP TS 23.040)."""
LENGTHS: Mapping[Kind, int] = {
    Kind.NAME: 30,
    Kind.WORDS: 60,
    Kind.MOMENT: 20,
    Kind.DAY: 20,
    Kind.MONTH: 20,
    Kind.PLACE: 20,
    Kind.COUNT: 6,
    Kind.AMOUNT: 16,
}
"""How long what stands for a placeholder may be; what is longer is cut."""
_PLACEHOLDER = re.compile(r"\{([A-Za-z]{1,40})\}")


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one message: for the inbox and mail, and for a text message."""

    title: str
    text: str
    sms: str


@dataclass(frozen=True, kw_only=True)
class Template:
    """A district's own words of a template; the one in force has no `log`, each version is kept in it."""

    id: str
    name: str
    language: Language
    number: int
    since: datetime
    by: str
    title: str
    text: str
    sms: str
    log: str | None = None

    @property
    def words(self) -> Words:
        return Words(self.title, self.text, self.sms)


def language_of(text: str) -> Language:
    """Raises UnknownTemplate: there are no words in other languages."""
    if text not in set(Language):
        raise UnknownTemplate(text)
    return Language(text)


def head_of(name: str, language: Language) -> str:
    """The id of the version in force."""
    return f"{name}.{language}"


def default(name: str, language: Language) -> Words:
    """The words that ship with the release. Raises UnknownTemplate."""
    if name not in FIELDS:
        raise UnknownTemplate(name)
    return Words(*(CHINESE if language is Language.ZH else ENGLISH)[name])


def check(name: str, words: Words) -> None:
    """Raises UnknownTemplate, UnknownPlaceholders, PlaceholderNotInSms, TemplateTooLong, TemplateBroken."""
    if name not in FIELDS:
        raise UnknownTemplate(name)
    known = FIELDS[name]
    for part, text in (("title", words.title), ("text", words.text), ("sms", words.sms)):
        if set("{}") & set(_PLACEHOLDER.sub("", text)):
            raise TemplateBroken(part)
        unknown = sorted(set(_PLACEHOLDER.findall(text)) - known.keys())
        if unknown:
            raise UnknownPlaceholders(part, tuple(unknown))
    personal = [one for one in _PLACEHOLDER.findall(words.sms) if known[one] is Kind.WORDS]
    if personal:
        raise PlaceholderNotInSms(tuple(sorted(set(personal))))
    for part, text, most in (
        ("title", words.title, TITLE_LENGTH),
        ("text", words.text, TEXT_LENGTH),
        ("sms", words.sms, SMS_LENGTH),
    ):
        longest = len(_PLACEHOLDER.sub("", text)) + sum(
            LENGTHS[known[one]] if part != "title" else 0 for one in _PLACEHOLDER.findall(text)
        )
        if longest > most:
            raise TemplateTooLong(part, longest, most)


def render(words: Words, values: Mapping[str, str], fields: Mapping[str, Kind]) -> Words:
    """The words with their values, each part no longer than it may be."""

    def fill(text: str) -> str:
        def stands_for(found: re.Match[str]) -> str:
            value = values.get(found[1], "")
            most = LENGTHS[fields[found[1]]]
            return value if len(value) <= most else f"{value[: most - 1]}…"

        return _PLACEHOLDER.sub(stands_for, text)

    return Words(
        fill(words.title)[:TITLE_LENGTH], fill(words.text)[:TEXT_LENGTH], fill(words.sms)[:SMS_LENGTH]
    )
