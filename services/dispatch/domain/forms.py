# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a category: what is asked besides place and words, and how answers are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from services.chassis import written
from services.dispatch.domain.catalogue_errors import AnswerFault, AnswersRefused

Given = str | int | float | bool | Sequence[str]
"""An answer as it comes: of its own type, or as a text, which is all that forms and Open311 know."""

LONGEST_TEXT = 500
MOST_TEXT = 2000
MOST_FIELDS = 30
MOST_BYTES = 8_000
"""Of all answers: the event that carries them keeps its size."""
LARGEST = 10**12
YES, NO = "yes", "no"
YES_OR_NO: Mapping[str, tuple[str, str]] = MappingProxyType({YES: ("是", "Yes"), NO: ("否", "No")})


class FieldKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Option:
    """What can be chosen."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class FormField:
    """A question.

    `least` and `most` bound what its kind counts: the characters of a text, a number itself, how many are
    chosen, the days from the report to a date. `whole`: a number without a part.
    """

    code: str
    name: str
    name_en: str
    kind: FieldKind
    required: bool = False
    whole: bool = False
    least: int | None = None
    most: int | None = None
    options: tuple[Option, ...] = ()
    hint: str = ""
    hint_en: str = ""

    @property
    def longest(self) -> int:
        """Of a text, in characters."""
        return LONGEST_TEXT if self.most is None else self.most


@dataclass(frozen=True)
class Answer:
    """What was answered, with the question as it was then: a later catalogue changes nothing of it.

    `given` holds the words of a text, a number in digits, a day as `2026-03-05`, yes or no, or what was
    chosen by its code; `shown` are the words for it.
    """

    code: str
    name: str
    name_en: str
    kind: FieldKind
    given: tuple[str, ...]
    shown: str
    shown_en: str


class _Wrong(Exception):
    def __init__(self, rule: str, error: str, limit: int | str | None = None) -> None:
        super().__init__(rule)
        self.rule, self.error, self.limit = rule, error, limit


def read(fields: Sequence[FormField], given: Mapping[str, Given], today: date) -> tuple[Answer, ...]:
    """The answers in the order of the form. Raises AnswersRefused with all that is wrong."""
    faults = [
        AnswerFault(f"answers.{code}", "unknown", "the form has no such field")
        for code in _unknown(fields, given)
    ]
    found: list[Answer] = []
    for asked in fields:
        try:
            answer = _answer(asked, given.get(asked.code), today)
        except _Wrong as wrong:
            faults.append(AnswerFault(f"answers.{asked.code}", wrong.rule, wrong.error, wrong.limit))
        else:
            found += [answer] if answer else []
    if sum(len(part.encode()) for one in found for part in one.given) > MOST_BYTES:
        faults.append(
            AnswerFault("answers", "too_long", f"together they have over {MOST_BYTES} bytes", MOST_BYTES)
        )
    if faults:
        raise AnswersRefused(tuple(faults))
    return tuple(found)


def _unknown(fields: Sequence[FormField], given: Mapping[str, Given]) -> list[str]:
    known = {asked.code for asked in fields}
    return sorted(code for code, value in given.items() if code not in known and not _is_empty(value))


def _is_empty(value: Given | None) -> bool:
    """Nothing was answered: forms send empty texts of what is left out."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (not isinstance(value, (int, float)) and not value)


def _answer(asked: FormField, value: Given | None, today: date) -> Answer | None:
    if value is None or _is_empty(value):
        if asked.required:
            raise _Wrong("missing", "it must be answered")
        return None
    given = _READ[asked.kind](asked, value, today)
    shown, shown_en = _shown(asked, given)
    return Answer(asked.code, asked.name, asked.name_en, asked.kind, given, shown, shown_en)


def _shown(asked: FormField, given: tuple[str, ...]) -> tuple[str, str]:
    words = {one.code: (one.name, one.name_en) for one in asked.options}
    words |= YES_OR_NO if asked.kind is FieldKind.YES_NO else {}
    pairs = [words.get(part, (part, part)) for part in given]
    return "、".join(zh for zh, _ in pairs), ", ".join(en for _, en in pairs)


def _text(asked: FormField, value: Given, _today: date) -> tuple[str, ...]:
    if not isinstance(value, str):
        raise _Wrong("text", "it is a text")
    try:
        words = written.text(value).strip()
    except ValueError as error:
        raise _Wrong("written", str(error)) from None
    if len(words) > asked.longest:
        raise _Wrong("string_too_long", f"at most {asked.longest} characters", asked.longest)
    if asked.least is not None and len(words) < asked.least:
        raise _Wrong("string_too_short", f"at least {asked.least} characters", asked.least)
    return (words,)


def _number(asked: FormField, value: Given, _today: date) -> tuple[str, ...]:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise _Wrong("number", "it is a number")
    digits = written.ascii_digits(value).strip() if isinstance(value, str) else _digits(value)
    try:
        written.real(digits)
    except ValueError:
        raise _Wrong("number", "it is a number, written in digits") from None
    number = Decimal(digits)
    if asked.whole and number != number.to_integral_value():
        raise _Wrong("whole", "it is a whole number")
    least, most = _bounds(asked)
    if number < least:
        raise _Wrong("too_small", f"at least {least}", least)
    if number > most:
        raise _Wrong("too_large", f"at most {most}", most)
    plain = f"{number:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain,)


def _digits(value: float) -> str:
    """As it is written without an exponent; a number that is none (NaN) stays none."""
    return f"{Decimal(str(value)):f}"


def _bounds(asked: FormField) -> tuple[int, int]:
    return (
        -LARGEST if asked.least is None else asked.least,
        LARGEST if asked.most is None else asked.most,
    )


def _choice(asked: FormField, value: Given, _today: date) -> tuple[str, ...]:
    if not isinstance(value, str) or value.strip() not in _codes(asked):
        raise _Wrong("choice", "it is none of those that can be chosen")
    return (value.strip(),)


def _choices(asked: FormField, value: Given, _today: date) -> tuple[str, ...]:
    """Several; a text has commas between them. They are kept in the order of the form."""
    parts = value.split(",") if isinstance(value, str) else value
    if isinstance(parts, (int, float)):
        raise _Wrong("choice", "it is a list")
    chosen = {part.strip() for part in parts}
    if not chosen <= set(_codes(asked)):
        raise _Wrong("choice", "one is none of those that can be chosen")
    if asked.least is not None and len(chosen) < asked.least:
        raise _Wrong("too_few", f"at least {asked.least} are chosen", asked.least)
    if asked.most is not None and len(chosen) > asked.most:
        raise _Wrong("too_many", f"at most {asked.most} are chosen", asked.most)
    return tuple(code for code in _codes(asked) if code in chosen)


def _codes(asked: FormField) -> list[str]:
    return [one.code for one in asked.options]


def _date(asked: FormField, value: Given, today: date) -> tuple[str, ...]:
    """A day; of a moment, as Open311 sends it, the day that it says."""
    try:
        words = value.strip() if isinstance(value, str) else ""
        day = written.day(words[:10]) if "T" in words and written.moment(words) else written.day(words)
    except ValueError:
        raise _Wrong("date", "it is a day, written as 2026-03-05") from None
    if asked.least is not None and day < today + timedelta(days=asked.least):
        first = (today + timedelta(days=asked.least)).isoformat()
        raise _Wrong("too_early", f"not before {first}", first)
    if asked.most is not None and day > today + timedelta(days=asked.most):
        last = (today + timedelta(days=asked.most)).isoformat()
        raise _Wrong("too_late", f"not after {last}", last)
    return (day.isoformat(),)


def _yes_no(_asked: FormField, value: Given, _today: date) -> tuple[str, ...]:
    plain = (YES if value else NO) if isinstance(value, bool) else value
    if plain not in (YES, NO):
        raise _Wrong("yes_no", "it is yes or no")
    return (str(plain),)


_READ: Mapping[FieldKind, Callable[[FormField, Given, date], tuple[str, ...]]] = MappingProxyType(
    {
        FieldKind.TEXT: _text,
        FieldKind.NUMBER: _number,
        FieldKind.CHOICE: _choice,
        FieldKind.CHOICES: _choices,
        FieldKind.DATE: _date,
        FieldKind.YES_NO: _yes_no,
    }
)


def schema(fields: Sequence[FormField]) -> dict[str, Any]:
    """The form as JSON Schema (2020-12); what holds from the day of the report on, it cannot say."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {asked.code: _schema(asked) for asked in fields},
        "required": [asked.code for asked in fields if asked.required],
        "additionalProperties": False,
    }


def _schema(asked: FormField) -> dict[str, Any]:
    least, most = _bounds(asked)
    rules: dict[FieldKind, dict[str, Any]] = {
        FieldKind.TEXT: {"type": "string", "minLength": asked.least or 0, "maxLength": asked.longest},
        FieldKind.NUMBER: {
            "type": "integer" if asked.whole else "number",
            "minimum": least,
            "maximum": most,
        },
        FieldKind.CHOICE: {"enum": _codes(asked)},
        FieldKind.CHOICES: {
            "type": "array",
            "items": {"enum": _codes(asked)},
            "uniqueItems": True,
            "minItems": max(asked.least or 0, 1 if asked.required else 0),
            "maxItems": len(asked.options) if asked.most is None else asked.most,
        },
        FieldKind.DATE: {"type": "string", "format": "date"},
        FieldKind.YES_NO: {"type": "boolean"},
    }
    return {"title": asked.name, "description": asked.name_en, **rules[asked.kind]}
