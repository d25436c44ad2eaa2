# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.commands.write_import import AT_ONCE
from tests.system.identity.conftest import District
from tests.system.identity.registers import SOURCE, compound, counts, mapped, taken_in
from tests.unit.identity.registers import csv, row


def test_a_register_is_taken_in_reported_and_changes_nothing_the_second_time(district: District) -> None:
    at = compound(district)
    mapped(district)
    assert counts(taken_in(district, at, dry=True)) == (5, 0, 0, 0)
    run = taken_in(district, at)
    assert counts(run) == (5, 0, 0, 0)
    assert run["report"][0] == "2,1号楼 101室,新建,"
    again = taken_in(district, at, language="en")
    assert counts(again) == (0, 0, 5, 0)
    assert again["report"][0] == "2,1号楼 101室,unchanged,"
    units = district.ok("GET", f"/places?under={at}&kind=unit")["items"]
    assert [(one["path"], one["name"], one["exclusive_area"]["dm2"]) for one in units] == [
        (f"{at}/1/101", "101室", 8956),
        (f"{at}/1/102", "102室", 7000),
        (f"{at}/2/301", "３０１", 12050),
    ]
    owned = district.ok("GET", f"/units/{units[0]['id']}/ownership")
    assert [(one["numerator"], one["denominator"]) for one in owned["owners"]] == [(1, 2), (1, 2)]
    first = owned["owners"][0]["person_id"]
    assert (owned["representative_id"], owned["since"]) == (first, "2019-05-01")
    assert [one["plate"] for one in district.ok("GET", f"/persons/{first}/vehicles")["items"]] == ["苏E***45"]
    lives = district.ok("GET", f"/occupancies?under={units[1]['path']}")["items"]
    assert [(one["kind"], one["since"]) for one in lives] == [("lessee", "2023-09-01")]
    known = district.ok("POST", "/persons:search", {"phone": "13812340005"})["items"]
    assert [(one["name"], one["path"]) for one in known] == [("陈*", at)]


def test_a_long_register_goes_in_parts_and_keeps_the_mapping_that_it_began_with(district: District) -> None:
    at = compound(district)
    mapped(district)
    many = [row(unit=str(100 + number), phone=str(13900000000 + number)) for number in range(2 * AT_ONCE)]
    run = taken_in(district, at, csv(*many))
    assert (run["mapping"], counts(run)) == (1, (2 * AT_ONCE, 0, 0, 0))
    assert len(run["report"]) == 2 * AT_ONCE
    assert SOURCE in run["source"]
