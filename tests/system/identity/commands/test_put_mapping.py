# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import District
from tests.system.identity.registers import MAPPING, SOURCE, mapped


def test_a_mapping_is_kept_per_source_with_its_versions(district: District) -> None:
    first = mapped(district)
    assert (first["number"], first["area_source"], first["first_represents"]) == (1, "registry", False)
    assert {"theirs": "租户", "ours": "lessee"} in first["relations"]
    second = mapped(district, first_represents=True, ignored=["备注"])
    assert (second["number"], second["first_represents"], second["ignored"]) == (2, True, ["备注"])
    path = f"/mappings/{SOURCE}"
    assert district.ok("GET", path)["number"] == 2
    assert district.ok("GET", f"{path}?number=1")["first_represents"] is False
    assert [one["number"] for one in district.ok("GET", "/mappings")["items"]] == [2]
    assert district.house.events(district.code, "mapping", SOURCE) == ["MappingChanged"] * 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"columns": [{"field": "unit", "name": "房号"}]}, "identity.mapping.incomplete"),
        ({"columns": [*MAPPING["columns"], MAPPING["columns"][0]]}, "invalid"),
        ({"relations": [{"theirs": "户主", "ours": "owner"}] * 2}, "invalid"),
        ({"dates": ["%d"]}, "request.invalid"),
        ({"area_source": "guess"}, "request.invalid"),
        ({"source": "Property Office"}, "request.invalid"),
    ],
)
def test_a_mapping_that_says_too_little_or_something_twice(
    district: District, wrong: dict[str, object], code: str
) -> None:
    assert district.refused("PUT", "/mappings", MAPPING | wrong)["code"] == code


def test_only_administrators_map(district: District) -> None:
    _, token = district.staff("dispatcher", district.path)
    assert district.refused("PUT", "/mappings", MAPPING, token)["code"] == "forbidden"
