# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every event that a service can emit has a name on the audit page in both languages; none is left over."""

from pathlib import Path

import pytest
import yaml

from services.chassis.contracts import class_name
from services.portal.areas.audit.pages import named
from services.portal.texts import LANGUAGES, Words

REGISTRY = Path(__file__).parents[3] / "proto" / "events.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_a_name(language: str) -> None:
    events = {class_name(event) for event in yaml.safe_load(REGISTRY.read_text(encoding="utf-8"))}
    assert set(named(language)) == events


def test_an_act_of_tomorrow_is_shown_as_it_is_called() -> None:
    assert Words("zh").name("audit_act", "PersonUnmasked") == "查看完整信息"
    assert Words("zh").name("audit_act", "LampTurnedBlue") == "LampTurnedBlue"


def test_names_tell_acts_apart() -> None:
    told = [Words("zh").name("audit_act", act) for act in named("zh")]
    assert len(told) == len(set(told))
