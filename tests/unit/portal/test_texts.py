# SPDX-License-Identifier: AGPL-3.0-or-later
"""Both languages have every word: what templates ask for, what the APIs can say, and every error code."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from services.chassis.http.problems import CODES
from services.chassis.values import DomainError
from services.dispatch.domain.actions import FROM, Action
from services.dispatch.domain.categories import Kind, Urgency
from services.dispatch.domain.limits import Target
from services.dispatch.domain.orders import State
from services.dispatch.domain.outcomes import Closure, Verdict
from services.dispatch.routes.timeline_view import LABELS
from services.identity.domain.roles import Role
from services.portal.areas.orders.pages import FIELDS, SPEAKING
from services.portal.areas.report.pages import CHANNELS
from services.portal.areas.report.pages import FIELDS as REPORT_FIELDS
from services.portal.texts import _VOCABULARY, LANGUAGES, Words, catalogue, errors, files, read

SERVICES = Path(__file__).parents[3] / "services"
PORTAL = SERVICES / "portal"
ASKED = re.compile(r"""\bt\(\s*["']([a-z_.]+)["']\s*[,)]""")
SPOKEN = re.compile(r"""\bwords\(\s*["']([a-z_.]+)["']""")
OWN = {
    "unknown",
    "unavailable",
    "internal",
    "portal.form_expired",
    "portal.log_in_failed",
    "portal.too_many_grants",
}


def refusals() -> Iterator[type[DomainError]]:
    """Every refusal that a service or the chassis can answer."""
    for path in (*SERVICES.glob("*/domain/*errors.py"), *(SERVICES / "chassis").rglob("*.py")):
        if "testing" not in path.parts and path.stem != "gunicorn_conf":
            importlib.import_module(".".join(path.relative_to(SERVICES.parent).with_suffix("").parts))
    waiting = [DomainError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("services."):
            yield kind


REFUSALS = sorted({kind.code: kind for kind in refusals()}.items())


def asked_too_much(text: str, kind: type[DomainError]) -> set[str]:
    """What a sentence asks for that the error does not say of itself."""
    asked = {name for _, name, _, _ in Formatter().parse(text) if name}
    known = {field.name for field in fields(kind)} if hasattr(kind, "__dataclass_fields__") else set()  # type: ignore[arg-type]
    return asked - known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_code_is_a_sentence_of_the_errors_own_data(language: str) -> None:
    said = errors(language)
    assert {code for code, _ in REFUSALS} - set(said) == set(), "they need a sentence"
    wrong = {code: asked_too_much(said[code], kind) for code, kind in REFUSALS}
    assert {code: names for code, names in wrong.items() if names} == {}


def test_planted_sentence_that_asks_too_much() -> None:
    code, kind = next((code, kind) for code, kind in REFUSALS if kind.__dict__.get("__dataclass_fields__"))
    own = fields(kind)[0].name  # type: ignore[arg-type]
    assert asked_too_much(f"{code} {{{own}}} {{lamps}}", kind) == {"lamps"}


def test_http_errors_are_sentences_and_none_is_left_over() -> None:
    codes = {code for code, _ in REFUSALS} | set(CODES.values()) | OWN
    for language in LANGUAGES:
        assert set(errors(language)) == codes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("state", State),
        ("action", Action),
        ("done", [*Action, "report"]),
        ("step", [*Target, "report"]),
        ("closure", Closure),
        ("verdict", Verdict),
        ("urgency", Urgency),
        ("kind", Kind),
        ("role", Role),
        ("channel", CHANNELS),
        ("level", range(5)),
        ("satisfied", range(1, 6)),
        ("field", [*REPORT_FIELDS, *(name for names in FIELDS.values() for name in names)]),
    ],
)
def test_every_value_has_a_word(language: str, table: str, values: Any) -> None:
    missing = {f"{table}.{value}" for value in values} - set(catalogue(language))
    assert not missing


def test_the_pages_know_every_action_and_every_step() -> None:
    assert set(FIELDS) == set(FROM)
    assert set(SPEAKING) == set(Target) - {Target.OVERALL}


def test_both_languages_have_the_same_keys_with_the_same_facts() -> None:
    chinese, english = (catalogue(language) for language in LANGUAGES)
    assert set(chinese) == set(english)
    for key, text in chinese.items():
        there = {name for _, name, _, _ in Formatter().parse(english[key]) if name}
        assert {name for _, name, _, _ in Formatter().parse(text) if name} == there, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_area_says_again_what_another_says(language: str) -> None:
    keys = [key for path in files(language) for key in read(path)]
    assert sorted(set(keys)) == sorted(keys)


def test_what_templates_and_pages_ask_for_is_there() -> None:
    asked = set()
    for path in PORTAL.rglob("*.html"):
        asked |= set(ASKED.findall(path.read_text(encoding="utf-8")))
    for path in PORTAL.rglob("*.py"):
        asked |= set(SPOKEN.findall(path.read_text(encoding="utf-8")))
    assert asked - set(catalogue("zh")) == set()


def test_no_text_is_left_over() -> None:
    """Tables whose keys are values of the APIs are looked up by value."""
    sources = [path for path in PORTAL.rglob("*") if path.suffix in (".html", ".py")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    tables = {"overview", "event", *_VOCABULARY.values()}
    tables |= set(re.findall(r"""["']([a-z_]+)\.(?:["']\s*[~|]|\{|%d|point)""", written))
    tables |= set(re.findall(r"""(?:name|status|word_choices)\(["']([a-z_]+)["']""", written))
    keys = {key.removesuffix(".other") for key in catalogue("zh")}
    kept = {key for key in keys if "." not in key or key.split(".")[0] not in tables}
    assert {key for key in kept if f'"{key}"' not in written and f"'{key}'" not in written} == set()


def test_events_with_words_are_events() -> None:
    told = {key.removeprefix("event.") for key in catalogue("zh") if key.startswith("event.")}
    assert told <= set(LABELS)


def test_no_half_width_punctuation_between_chinese() -> None:
    for key, text in [*catalogue("zh").items(), *errors("zh").items()]:
        assert not re.search(r"[\u4e00-\u9fff][,;:?!()]", text), key


@pytest.mark.parametrize(
    ("seconds", "chinese", "english"),
    [
        (7800, "还剩 2小时 10分钟", "2 hrs 10 mins left"),
        (-2100, "已超时 35分钟", "35 mins overdue"),
        (59, "还剩 不到 1 分钟", "under a minute left"),
        (0, "还剩 不到 1 分钟", "under a minute left"),
        (-1, "已超时 不到 1 分钟", "under a minute overdue"),
        (-93_600, "已超时 1天 2小时", "1 day 2 hrs overdue"),
    ],
)
def test_countdown(seconds: int, chinese: str, english: str) -> None:
    assert Words("zh").countdown(seconds) == chinese
    assert Words("en").countdown(seconds) == english


def test_a_near_day_is_told_by_its_name_and_a_far_one_with_weekday_and_year() -> None:
    now = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
    told = [Words("zh").when(now + timedelta(days=days), now) for days in (-1, 0, 1, 2, 365)]
    assert told == [
        "昨天 18:00",
        "今天 18:00",
        "明天 18:00",
        "11月27日周五 18:00",
        "2027年11月25日周四 18:00",
    ]
    assert Words("en", "America/New_York").when(now, now) == "today 05:00 Eastern Time"


def test_a_share_says_what_it_is_of() -> None:
    assert Words("zh").share(3, 4) == "75%（3/4）"
    assert Words("en").share(3, 4) == "75% (3 of 4)"
    assert Words("zh").share(0, 0) == "暂无"


def test_a_sentence_names_states_fields_and_times_in_words() -> None:
    words = Words("zh")
    data = {"state": "closed", "action": "accept", "order_id": "x"}
    assert words.error("dispatch.wrong_state", data) == "工单现在是“已办结”，不能接单。"
    wrong = [{"field": "stars", "error": "x"}, {"field": "text", "error": "y"}]
    assert words.error("request.invalid", {"errors": wrong}) == "请检查这些内容：评分、内容。"
    late = {"until": "2026-03-01T16:30:00Z"}
    assert "2026年3月2日周一 00:30" in words.error("dispatch.reopen_window_over", late)


def test_a_code_of_tomorrow_is_told_by_its_name() -> None:
    assert "finance.overdrawn" in Words("zh").error("finance.overdrawn", {"fen": 1})
    assert Words("zh").name("state", "melted") == "melted"


def test_data_cannot_reach_into_a_sentence() -> None:
    hostile = {"state": "{0.__class__}", "action": "{order_id.__class__}"}
    assert "{0.__class__}" in Words("en").error("dispatch.wrong_state", hostile)
