# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every template of the release is whole, fits its channels, and what is rendered never is too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.contracts import message_class, registry
from services.chassis.values import DomainError
from services.outreach.domain import templates
from services.outreach.domain.audiences import Kind
from services.outreach.domain.facts import FACTS
from services.outreach.domain.rules import BY_TEMPLATE, FIELDS, REMEMBERED, RULES
from services.outreach.domain.templates import SMS_LENGTH, TEXT_LENGTH, TITLE_LENGTH, Language, Words
from services.outreach.domain.wording_en import ENGLISH
from services.outreach.domain.wording_zh import CHINESE


def test_each_has_words_in_both_languages_and_no_word_is_without_a_template():
    assert set(CHINESE) == set(ENGLISH) == set(FIELDS)


@pytest.mark.parametrize("language", Language)
def test_the_words_of_the_release_would_be_taken_from_a_district_too(language: Language):
    refused = {}
    for name in FIELDS:
        try:
            templates.check(name, templates.default(name, language))
        except DomainError as error:
            refused[name] = error
    assert refused == {}


def too_long(words: Words) -> bool:
    most = (words.title, TITLE_LENGTH), (words.text, TEXT_LENGTH), (words.sms, SMS_LENGTH)
    return any(len(text) > length for text, length in most)


@pytest.mark.parametrize("language", Language)
@given(st.text(max_size=200))
def test_nothing_that_is_sent_is_too_long(language: Language, value: str):
    rendered = {
        name: templates.render(
            templates.default(name, language), dict.fromkeys(FIELDS[name], value), FIELDS[name]
        )
        for name in FIELDS
    }
    assert {name: words for name, words in rendered.items() if too_long(words)} == {}


@pytest.mark.parametrize(
    "words", [Words("x" * 999, "", ""), Words("", "x" * 9999, ""), Words("", "", "x" * 999)]
)
def test_planted_words_that_are_too_long(words: Words):
    assert too_long(words)


@pytest.mark.parametrize("language", Language)
def test_no_persons_words_go_into_a_text_message(language: Language):
    told = []
    for name, kinds in FIELDS.items():
        values = {field: "私" if kind is Kind.WORDS else "x" for field, kind in kinds.items()}
        if "私" in templates.render(templates.default(name, language), values, kinds).sms:
            told.append(name)
    assert told == []


def test_each_rule_is_of_an_event_that_is_heard_and_its_fields_are_told_or_remembered():
    for rule in RULES:
        assert rule.event in FACTS, rule.template
        assert rule.event in registry(), rule.template
        told = {field.json_name for field in message_class(rule.event).DESCRIPTOR.fields}
        assert set(rule.fields) - {"place"} <= told | set(REMEMBERED), rule.template
        assert {one.field for one in rule.audience if one.field} <= told | set(REMEMBERED), rule.template
        assert set(rule.once) <= told, rule.template
        assert BY_TEMPLATE[rule.template].fields == rule.fields, rule.template


def test_a_brace_in_a_value_is_only_a_brace():
    words = Words("{number}", "{number}", "{number}")
    assert templates.render(words, {"number": "{description}"}, {"number": Kind.NAME}).text == "{description}"
