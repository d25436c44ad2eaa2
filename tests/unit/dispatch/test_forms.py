# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a category: what is taken, what is refused, and that its JSON Schema says the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from services.dispatch.domain import forms
from services.dispatch.domain.catalogue_errors import AnswerFault, AnswersRefused
from services.dispatch.domain.forms import Answer, FieldKind, FormField, Option

TODAY = date(2026, 3, 2)
OPTIONS = (
    Option("kitchen", "厨房", "Kitchen"),
    Option("bath", "卫生间", "Bathroom"),
    Option("hall", "客厅", "Hall"),
)


def field(code: str, kind: FieldKind, **more: object) -> FormField:
    return FormField(code=code, name=f"{code}？", name_en=code, kind=kind, **more)


FORM = (
    field("what", FieldKind.TEXT, required=True, least=2, most=10),
    field("floor", FieldKind.NUMBER, whole=True, least=-2, most=33),
    field("metres", FieldKind.NUMBER, least=0, most=100),
    field("room", FieldKind.CHOICE, options=OPTIONS),
    field("rooms", FieldKind.CHOICES, options=OPTIONS, least=1, most=2),
    field("day", FieldKind.DATE, least=0, most=7),
    field("leaks", FieldKind.YES_NO),
)
SCHEMA = Draft202012Validator(forms.schema(FORM), format_checker=FormatChecker())


def given_of(answers: dict[str, forms.Given]) -> dict[str, tuple[str, ...]]:
    return {one.code: one.given for one in forms.read(FORM, answers, TODAY)}


def faults(answers: dict[str, forms.Given]) -> list[tuple[str, str, object]]:
    with pytest.raises(AnswersRefused) as refused:
        forms.read(FORM, answers, TODAY)
    return [(one.field, one.rule, one.limit) for one in refused.value.errors]


def test_answers_of_their_own_types_and_as_texts_are_the_same():
    own = {
        "what": "水管",
        "floor": 3,
        "metres": 2.5,
        "room": "bath",
        "rooms": ["hall", "bath"],
        "day": "2026-03-09",
    }
    texts = {
        "what": " 水管 ",
        "floor": "３",
        "metres": "2.50",
        "room": "bath",
        "rooms": "bath, hall",
        "day": "2026-03-09",
    }
    kept = given_of(own | {"leaks": True})
    assert kept == given_of(texts | {"leaks": "yes"})
    assert kept["rooms"] == ("bath", "hall"), "in the order of the form"
    assert kept["metres"] == ("2.5",)


def test_an_answer_says_what_was_asked_and_the_words_for_it():
    what, rooms, leaks = forms.read(FORM, {"what": "水管", "rooms": ["bath", "hall"], "leaks": False}, TODAY)
    assert (what.name, what.shown, what.shown_en) == ("what？", "水管", "水管")
    assert (rooms.shown, rooms.shown_en) == ("卫生间、客厅", "Bathroom, Hall")
    assert (leaks.given, leaks.shown, leaks.shown_en) == (("no",), "否", "No")


def test_a_moment_as_open311_sends_it_is_the_day_that_it_says():
    assert given_of({"what": "水管", "day": "2026-03-04T00:30:00+08:00"})["day"] == ("2026-03-04",)


def test_what_is_left_out_or_empty_is_no_answer():
    assert given_of({"what": "水管", "floor": "", "rooms": [], "day": " ", "nothing": ""}) == {
        "what": ("水管",)
    }


@pytest.mark.parametrize(
    ("answer", "rule", "limit"),
    [
        ({"what": " "}, "missing", None),
        ({"what": "水"}, "string_too_short", 2),
        ({"what": "水" * 11}, "string_too_long", 10),
        ({"what": 7}, "text", None),
        ({"what": "水\u202e管"}, "written", None),
        ({"floor": "third"}, "number", None),
        ({"floor": True}, "number", None),
        ({"floor": float("nan")}, "number", None),
        ({"floor": 1e300}, "number", None),
        ({"floor": ["1"]}, "number", None),
        ({"floor": 1.5}, "whole", None),
        ({"floor": -3}, "too_small", -2),
        ({"floor": 34}, "too_large", 33),
        ({"room": "attic"}, "choice", None),
        ({"room": 1}, "choice", None),
        ({"rooms": "attic"}, "choice", None),
        ({"rooms": 1}, "choice", None),
        ({"rooms": ["kitchen", "bath", "hall"]}, "too_many", 2),
        ({"day": "2026-3-2"}, "date", None),
        ({"day": 20260302}, "date", None),
        ({"day": "2026-02-30"}, "date", None),
        ({"day": "2026-03-01"}, "too_early", "2026-03-02"),
        ({"day": "2026-03-10"}, "too_late", "2026-03-09"),
        ({"leaks": "perhaps"}, "yes_no", None),
        ({"leaks": 1}, "yes_no", None),
        ({"zeppelin": "1"}, "unknown", None),
    ],
)
def test_a_wrong_answer_is_refused_at_its_field(answer: dict[str, forms.Given], rule: str, limit: object):
    (code,) = answer
    assert faults({"what": "水管"} | answer) == [(f"answers.{code}", rule, limit)]


def test_too_few_choices_are_refused():
    two = (field("rooms", FieldKind.CHOICES, options=OPTIONS, least=2),)
    with pytest.raises(AnswersRefused) as refused:
        forms.read(two, {"rooms": ["bath"]}, TODAY)
    assert [(one.rule, one.limit) for one in refused.value.errors] == [("too_few", 2)]


def test_all_that_is_wrong_is_named_at_once():
    wrong = faults({"floor": "x", "room": "attic", "zeppelin": "1"})
    assert [rule for _, rule, _ in wrong] == ["unknown", "missing", "number", "choice"]


def test_all_answers_together_have_a_bound():
    long = tuple(field(f"t{number}", FieldKind.TEXT, most=2000) for number in range(5))
    with pytest.raises(AnswersRefused) as refused:
        forms.read(long, {asked.code: "水" * 600 for asked in long}, TODAY)
    assert [(one.field, one.rule) for one in refused.value.errors] == [("answers", "too_long")]


CODES = st.sampled_from([*(asked.code for asked in FORM), "zeppelin"])
NATIVE = {
    "what": st.text("水管abc", min_size=1, max_size=12),
    "floor": st.integers(-5, 40) | st.floats(-5, 40),
    "metres": st.integers(-5, 120) | st.decimals(-5, 120, places=2).map(float),
    "room": st.sampled_from(["kitchen", "bath", "hall", "attic"]),
    "rooms": st.lists(
        st.sampled_from(["kitchen", "bath", "hall", "attic"]), min_size=1, max_size=4, unique=True
    ),
    "day": st.dates(date(2026, 3, 2), date(2026, 3, 9)).map(date.isoformat),
    "leaks": st.booleans(),
}
JUNK = (
    st.text(max_size=20)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.lists(st.text(max_size=8), max_size=4).map(tuple)
)


def taken(answers: dict[str, forms.Given]) -> tuple[tuple[Answer, ...], tuple[AnswerFault, ...]]:
    try:
        return forms.read(FORM, answers, TODAY), ()
    except AnswersRefused as refused:
        return (), refused.errors


@given(st.fixed_dictionaries({}, optional=NATIVE))
def test_the_schema_takes_what_the_form_takes(answers: dict[str, forms.Given]):
    _, wrong = taken(answers)
    assert (not wrong) == SCHEMA.is_valid(answers)


@given(st.dictionaries(CODES, JUNK, max_size=8))
def test_any_junk_is_taken_as_asked_or_refused_field_by_field(answers: dict[str, forms.Given]):
    known = {asked.code for asked in FORM}
    found, wrong = taken(answers)
    assert {one.field.partition(".")[2] for one in wrong} <= known | set(answers)
    assert all(one.rule and one.error for one in wrong)
    again = {one.code: list(one.given) if one.kind is FieldKind.CHOICES else one.given[0] for one in found}
    assert wrong or forms.read(FORM, again, TODAY) == found, "what was kept reads the same again"
