# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every word that the pages say: what areas share, what each area says, and what went wrong."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from services.chassis.clock import system_now
from services.portal.texts.formats import CHINA, Formats

LANGUAGES = ("zh", "en")
DEFAULT = "zh"
TAGS = {"zh": "zh-CN", "en": "en"}
_FOLDER = Path(__file__).parent

_VOCABULARY = {
    "state": "state",
    "action": "action",
    "target": "step",
    "closure": "closure",
    "verdict": "verdict",
    "level": "level",
    "field": "field",
    "kind": "kind",
    "missing": "evidence",
    "roles": "role",
}
"""Facts whose values are words of the catalogue: the fact's name → the catalogue's table."""


class Words(Formats):
    """The catalogue of one language, and how it writes numbers and times."""

    def __init__(self, language: str, zone: str = CHINA) -> None:
        super().__init__(language if language in LANGUAGES else DEFAULT, zone)
        self._texts = catalogue(self.language)
        self._errors = errors(self.language)

    @property
    def tag(self) -> str:
        """For the `lang` attribute."""
        return TAGS[self.language]

    def __call__(self, key: str, **facts: object) -> str:
        """The text of a key. Raises KeyError for one that the catalogue has not."""
        return self._texts[key].format(**facts) if facts else self._texts[key]

    def name(self, table: str, value: str) -> str:
        """The word for a value of the APIs; a value of tomorrow is shown as it is."""
        return self._texts.get(f"{table}.{value}", value)

    def pick(self, chinese: str, english: str) -> str:
        """Of two texts that an API gives the one in this language."""
        return chinese if self.language == "zh" else english or chinese

    def error(self, code: str, data: Mapping[str, Any] | None = None) -> str:
        """The sentence for a problem's code; an unknown code is told with its name."""
        if code not in self._errors:
            return self._errors["unknown"].format(code=code)
        return self._errors[code].format_map(_Facts(self, data or {}))

    def told(self, event: str, data: Mapping[str, Any]) -> str:
        """What a fact of the timeline adds to its label; empty if nothing."""
        text = self._texts.get(f"event.{event}", "")
        parts = text.format_map(_Facts(self, data)).split(" · ")
        return " · ".join(part for part in map(str.strip, parts) if part.strip("·"))

    def count(self, key: str, number: int, **facts: object) -> str:
        """The text for so many: its table has `other`, and `one` where the language tells it apart."""
        form = f"{key}.{self.locale.plural_form(number)}"
        return self(form if form in self._texts else f"{key}.other", number=self.number(number), **facts)

    def countdown(self, seconds: int) -> str:
        """“还剩 2小时 10分钟”, “已超时 35分钟”."""
        span = self.span(abs(seconds)) or self("time.moments")
        return self("time.overdue" if seconds < 0 else "time.left", span=span)

    def when(self, at: datetime, now: datetime | None = None) -> str:
        """“今天 18:30”, “明天 09:00”, else with date and weekday; outside China with the zone's name."""
        local, today = at.astimezone(self.zone), (now or system_now()).astimezone(self.zone).date()
        near = {today - timedelta(1): "yesterday", today: "today", today + timedelta(1): "tomorrow"}
        name = near.get(local.date())
        day = self(f"when.{name}") if name else self.day(local.date(), year=local.year != today.year)
        return " ".join(part for part in (day, self.clock(at), self.zone_name) if part)

    def share(self, part: int, whole: int) -> str:
        """A share with the numbers that it comes from; a word where there is nothing to divide by."""
        if not whole:
            return self("share.none")
        number, of = self.number(part), self.number(whole)
        return self("share.of", percent=self.percent(part, whole), part=number, whole=of)


class _Facts(dict[str, str]):
    """The data of a problem or an event as words; what is missing is left empty."""

    def __init__(self, words: Words, data: Mapping[str, Any]) -> None:
        super().__init__({name: _fact(words, name, value) for name, value in data.items()})

    def __missing__(self, name: str) -> str:
        return ""


def _fact(words: Words, name: str, value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if name == "errors":
        fields = (str(error.get("field", "")) for error in value)
        return words("and").join(dict.fromkeys(words.name("field", field.split(".")[0]) for field in fields))
    if isinstance(value, list | tuple):
        return words("and").join(words.name(_VOCABULARY.get(name, ""), str(item)) for item in value)
    if name in _VOCABULARY:
        return words.name(_VOCABULARY[name], str(value))
    if name.endswith("_at") or name in ("until", "moment", "not_before"):
        return _when(words, value)
    return "" if value is None else str(value)


def _when(words: Words, value: object) -> str:
    try:
        return words.moment(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value)


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of a language; tables become prefixes of the keys."""
    return {key: text for path in files(language) for key, text in read(path).items()}


@cache
def errors(language: str) -> Mapping[str, str]:
    """The sentence for each error code."""
    return read(_FOLDER / f"{language}_errors.toml")


def files(language: str) -> list[Path]:
    """The catalogue's files: the one that areas share, then one an area."""
    return [_FOLDER / f"{language}.toml", *sorted(_FOLDER.parent.glob(f"areas/*/{language}.toml"))]


def read(path: Path) -> Mapping[str, str]:
    """The texts of one file."""
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(prefix + name, value)]
    return found
