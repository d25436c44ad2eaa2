# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.outreach.commands import save_template
from services.outreach.commands.save_template import SaveTemplate
from services.outreach.domain.message_errors import (
    PlaceholderNotInSms,
    TemplateBroken,
    TemplateTooLong,
    UnknownPlaceholders,
    UnknownTemplate,
)
from tests.system.outreach.commands.test_write_message import told
from tests.system.outreach.district import ADMIN, RESIDENT, Bench

WORDS = {"title": "已接单 {number}", "text": "我们已接到：{description}", "sms": "工单{number}已接。"}


def save(bench: Bench, name: str = "order_accepted", language: str = "zh", by=ADMIN, **changed: str):
    cmd = SaveTemplate.model_validate(WORDS | changed)
    return bench.act(by, lambda tx: save_template.handle(tx, name, language, cmd))


def test_messages_have_the_districts_words_from_then_on_and_each_version_is_kept(bench: Bench):
    assert [save(bench).number, save(bench, text="已接到：{description}").number] == [1, 2]
    told(bench)
    assert bench.inbox("resident")[0].text == "已接到：水管爆裂"
    kept = bench.read().templates.page({"log": "order_accepted.zh"}, sort="-number").items
    assert [one.number for one in kept] == [2, 1]
    assert bench.told("template", "order_accepted.zh") == ["TemplateSaved", "TemplateSaved"]


@pytest.mark.parametrize(
    ("name", "language", "changed", "refusal"),
    [
        ("order_accepted", "zh", {"text": "{reason}"}, UnknownPlaceholders),
        ("order_accepted", "zh", {"title": "{salary} {number}"}, UnknownPlaceholders),
        ("order_accepted", "zh", {"sms": "{description}"}, PlaceholderNotInSms),
        ("order_accepted", "zh", {"sms": "字" * 105 + "{number}"}, TemplateTooLong),
        ("order_accepted", "zh", {"title": "字" * 61}, TemplateTooLong),
        ("order_accepted", "zh", {"text": "字" * 2001}, TemplateTooLong),
        ("order_accepted", "zh", {"text": "{number"}, TemplateBroken),
        ("order_accepted", "zh", {"text": "{1}"}, TemplateBroken),
        ("nothing", "zh", {}, UnknownTemplate),
        ("order_accepted", "fr", {}, UnknownTemplate),
    ],
)
def test_what_is_wrong_is_refused_when_it_is_saved(
    bench: Bench, name: str, language: str, changed: dict[str, str], refusal: type[Exception]
):
    with pytest.raises(refusal):
        save(bench, name, language, **changed)
    assert bench.read().templates.list({"log": f"{name}.{language}"}) == []


def test_not_by_a_resident(bench: Bench):
    with pytest.raises(Forbidden):
        save(bench, by=RESIDENT)
