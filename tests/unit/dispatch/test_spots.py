# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots: only the present sheet of the own district is good; addresses are read as people write them."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.store.search import terms
from services.chassis.values import Invalid
from services.dispatch.domain import addresses, spots
from services.dispatch.domain.spot_errors import SpotCodeRefused, SpotWithdrawn
from services.dispatch.domain.spot_kinds import SpotKind
from services.dispatch.domain.spots import Spot, SpotTerms
from tests.unit.dispatch.samples import BUILDING

KEY = b"k" * 32
IDS = st.uuids().map(str)


def a_spot(spot_id: str = "01927f3a-0000-7000-8000-000000000001") -> Spot:
    return Spot(id=spot_id, place_path=BUILDING, within=(), terms=SpotTerms(SpotKind.LAMP_POST, "7 号灯杆"))


@given(IDS, st.binary(min_size=1, max_size=64), st.binary(min_size=1, max_size=64))
def test_a_code_names_its_spot_and_is_good_under_its_own_key_alone(spot_id: str, key: bytes, other: bytes):
    spot = a_spot(spot_id)
    said = spots.code(spot, "320585", key)
    assert (len(said), spots.named_by(said)) == (43, spot_id)
    spots.check_code(spot, "320585", key, said)
    forged = [spots.code(spot, "320506", key), spots.code(replace(spot, edition=2), "320585", key)]
    forged += [spots.code(spot, "320585", other)] if other.ljust(64, b"\0") != key.ljust(64, b"\0") else []
    for one in forged:
        with pytest.raises(SpotCodeRefused):
            spots.check_code(spot, "320585", key, one)


@given(st.text(max_size=60))
def test_what_somebody_makes_up_is_refused(written: str):
    try:
        named = spots.named_by(written)
    except SpotCodeRefused:
        return
    with pytest.raises(SpotCodeRefused):
        spots.check_code(a_spot(named), "320585", KEY, written)


def test_a_letter_that_is_changed_spoils_it():
    spot = a_spot()
    said = spots.code(spot, "320585", KEY)
    for at in range(len(said)):
        with pytest.raises(SpotCodeRefused):
            spots.check_code(
                spot, "320585", KEY, said[:at] + ("A" if said[at] != "A" else "B") + said[at + 1 :]
            )


def test_what_is_gone_is_gone():
    gone, _ = spots.withdraw(a_spot())
    for step in (spots.withdraw, spots.reissue, lambda one: spots.revise(one, one.terms)):
        with pytest.raises(SpotWithdrawn):
            step(gone)
    with pytest.raises(SpotWithdrawn):
        spots.check_code(gone, "320585", KEY, spots.code(gone, "320585", KEY))
    assert UUID(gone.id)


WAY = ("娄东街道", "申宏社区", "申宏小区", "13号楼")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("13-号楼", True),
        ("申宏小区13号楼", True),
        ("申宏小区 １３号楼", True),
        ("13号楼", True),
        ("3号楼", False),
        ("13", True),
        ("1", False),
        ("申宏小区", False),
        ("娄东街道13号楼", True),
        ("别的小区13号楼", False),
    ],
)
def test_an_address_leads_to_the_place_that_it_says(written: str, found: bool):
    assert addresses.leads_to(WAY[:-1], WAY[-1:], addresses.parts(terms(written))) is found


@pytest.mark.parametrize("written", ["", "…", "一 二 三 四 五 六 七"])
def test_what_is_no_address_is_refused(written: str):
    with pytest.raises(Invalid):
        addresses.parts(terms(written))


@given(st.lists(st.text(max_size=12), max_size=6))
def test_every_way_is_found_by_its_own_names(names: list[str]):
    words = [word for name in names for word in terms(name)]
    try:
        parts = addresses.parts(words)
    except Invalid:
        return
    assert addresses.leads_to([], [" / ".join(words)], parts)
