# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, Invalid
from services.dispatch.commands.put_mapping import PutMapping
from services.dispatch.domain.errors import UnknownCategory
from services.dispatch.domain.mapping_errors import MappingIncomplete, UnknownZone
from tests.system.dispatch.district import DESK, Bench
from tests.system.dispatch.tables import MAPPING, SOURCE, mapped


def test_each_version_is_kept(bench: Bench):
    assert mapped(bench).number == 1
    assert mapped(bench, zone="America/New_York").number == 2
    mappings = bench.read().source_mappings
    assert mappings.get(SOURCE).zone == "America/New_York"
    assert mappings.get(f"{SOURCE}#1").zone == "Asia/Shanghai"
    told = bench.read().history("source_mapping", SOURCE, limit=9).items
    assert [(event.name, event.data.number) for event in told] == [
        ("MappingChanged", 1),
        ("MappingChanged", 2),
    ]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"zone": "Asia/Taicang"}, UnknownZone),
        ({"columns": MAPPING["columns"][1:]}, MappingIncomplete),
        ({"always": []}, MappingIncomplete),
        ({"default_category": "unheard-of"}, UnknownCategory),
        ({"categories": [{"theirs": "路灯", "ours": "unheard-of"}]}, UnknownCategory),
        ({"columns": [*MAPPING["columns"], {"field": "address", "name": "地址2"}]}, Invalid),
        ({"states": [{"theirs": "Open", "ours": "open"}, {"theirs": "open", "ours": "closed"}]}, Invalid),
    ],
)
def test_what_cannot_be_used_is_refused_and_changes_nothing(bench: Bench, changed, refusal):
    mapped(bench)
    with pytest.raises(refusal):
        mapped(bench, **changed)
    assert bench.read().source_mappings.get(SOURCE).number == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"source": "热线"},
        {"source": "a/b"},
        {"dates": ["%c"]},
        {"dates": []},
        {"columns": [{"field": "id", "name": "x"}]},
    ],
)
def test_what_is_no_mapping(changed):
    with pytest.raises(ValidationError):
        PutMapping.model_validate(MAPPING | changed)


def test_a_source_has_a_name_of_its_own(bench: Bench):
    with pytest.raises(Invalid):
        mapped(bench, source="linli")


def test_the_desk_makes_none(bench: Bench):
    with pytest.raises(Forbidden):
        mapped(bench, DESK)
