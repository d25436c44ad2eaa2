# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

from services.chassis.values import OrgPath
from services.dispatch.commands import keep_place
from services.dispatch.domain.places import Place
from tests.system.dispatch.district import ADMIN, COMPOUND, Bench


def test_a_place_comes_and_changes(bench: Bench):
    for name in ("一号楼", "1号楼"):
        place = Place("new", OrgPath("/320585/001/002/c01/b01"), "building", name)
        bench.act(ADMIN, lambda tx, place=place: keep_place.handle(tx, place))
        kept = bench.read().place_at(place.path)
        assert kept == replace(place, parent=COMPOUND)
