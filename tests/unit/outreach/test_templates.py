# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every template of the release is whole, fits its channels, and what is rendered never is too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.contracts import message_class, registry
from services.outreach.domain import templates
from services.outreach.domain.audiences import Kind
from services.outreach.domain.facts import FACTS
from services.outreach.domain.rules import BY_TEMPLATE, FIELDS, REMEMBERED, RULES
from services.outreach.domain.templates import SMS_LENGTH, TEXT_LENGTH, TITLE_LENGTH, Language, Words
from services.outreach.domain.wording_en import ENGLISH
from services.outreach.domain.wording_zh import CHINESE

ALL = [(name, language) for name in sorted(FIELDS) for language in Language]
LONG = {"digest"}
"""Filled by hand, as long as a mail may be."""


def test_each_has_words_in_both_languages_and_no_word_is_without_a_template():
    assert set(CHINESE) == set(ENGLISH) == set(FIELDS)


@pytest.mark.parametrize(("name", "language"), ALL)
def test_the_words_of_the_release_would_be_taken_from_a_district_too(name: str, language: Language):
    templates.check(name, templates.default(name, language))


@pytest.mark.parametrize(("name", "language"), ALL)
@given(st.text(max_size=200))
def test_nothing_that_is_sent_is_too_long(name: str, language: Language, value: str):
    values = dict.fromkeys(FIELDS[name], value)
    words = templates.render(templates.default(name, language), values, FIELDS[name])
    assert len(words.title) <= TITLE_LENGTH
    assert len(words.text) <= TEXT_LENGTH
    assert len(words.sms) <= SMS_LENGTH


@pytest.mark.parametrize(("name", "language"), ALL)
def test_no_persons_words_go_into_a_text_message(name: str, language: Language):
    values = {field: "私" if kind is Kind.WORDS else "x" for field, kind in FIELDS[name].items()}
    assert "私" not in templates.render(templates.default(name, language), values, FIELDS[name]).sms


@pytest.mark.parametrize("rule", RULES, ids=[rule.template for rule in RULES])
def test_each_rule_is_of_an_event_that_is_heard_and_its_fields_are_told_or_remembered(rule):
    assert rule.event in FACTS
    assert rule.event in registry()
    told = {field.json_name for field in message_class(rule.event).DESCRIPTOR.fields}
    assert set(rule.fields) - {"place"} <= told | set(REMEMBERED)
    assert {one.field for one in rule.audience if one.field} <= told | set(REMEMBERED)
    assert set(rule.once) <= told
    assert BY_TEMPLATE[rule.template].fields == rule.fields


def test_a_brace_in_a_value_is_only_a_brace():
    words = Words("{number}", "{number}", "{number}")
    assert templates.render(words, {"number": "{description}"}, {"number": Kind.NAME}).text == "{description}"
